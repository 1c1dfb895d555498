// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ports/serviceport.h"
#include "ui/service/callasks.h"
#include "ui/service/serviceparts.h"

#include <QHash>
#include <QWidget>

class QPushButton;
class QSortFilterProxyModel;
class QStackedWidget;
class QTableView;
class QToolButton;
class QVBoxLayout;

namespace personae {

class CallForm;
class CallList;
class CallRun;
class FlowLayout;
class RecordModel;
class RunLabel;
class SkeletonPage;
class StatePage;
class Strip;
class ThinBar;

/// One page as its service declares it (PageSpec): a table of records, what can be done with the
/// chosen row and with the page, and every state of window.md d11. It stands as a tab of one's own
/// account, or in a RecordsDialog about somebody or something. GUI thread.
class RecordsPage final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RecordsPage)

public:
    struct Context
    {
        AccountId account;
        PageSpec page;
        CallAbout about;     ///< of a page that is opened; empty: one's own
        QString subject;     ///< what an opened page is about, in words; may be empty
        bool opened = false; ///< a person asked for it, in a window of its own
        CallResult known;    ///< what the listing answered just now; asOf is set then: it is not
                             ///< asked again
        CallAsks knownBy;    ///< with these arguments; `prefilled` are those that were typed
        FieldMap profile;    ///< one's own
    };
    RecordsPage(const ServiceParts &parts, const Context &context, QWidget *parent = nullptr);

    [[nodiscard]] const PageSpec &page() const { return m_page; }
    [[nodiscard]] QString title() const; ///< and what it is about
    void focusFirst();
    void setProfile(const FieldMap &profile) { m_profile = profile; } ///< one's own
    void refresh();                                                   ///< asks the service again
    [[nodiscard]] const CallAbout &about() const { return m_about; }
    void wordingChanged(); ///< ages grow

Q_SIGNALS:
    void announced(const QString &sentence);
    void rereadWanted(const QString &listing); ///< another page shows that

private:
    enum class State { Asking, Loading, Rows, Empty, Failed, NeedsPassword };

    void knowWhom(const Context &context);
    void build();
    void follow();
    void buildHead(QVBoxLayout &column);
    void buildStates();
    void buildTable();
    void buildAsks();
    void buildVerbs();
    void addVerb(const CallSpec &call, bool ofRow);
    void load(int offset);
    void more();
    void takeKept(const CallResult &result);
    void take(const CallResult &result);
    void takeRows(const CallResult &result);
    void takeColumns(const QList<ColumnSpec> &columns);
    void fitColumns();
    void present();
    void presentState();
    void presentFailure();
    void presentStrip();
    void presentHeader();
    void presentVerbs();
    void catchFocus();
    void endAct(const QString &sentence, bool bad, const QString &details = {});
    void askPassword(CallRun *run, const ApiError &refused);
    void perform(const CallSpec &call, bool ofRow);
    void runNow(const CallSpec &call, const FieldMap &arguments);
    void finished(const CallSpec &call, const CallResult &result, const CallAsks &asked);
    void openPage(const Context &context);
    void readOnReturn(const QString &listing);
    void rereadAfter(const QString &listing);
    void showAnswer(const CallSpec &spec, const CallResult &result, const CallAsks &asked);
    void copyCell() const;
    void tell(const QString &sentence, bool bad, const QString &details = {});
    void openMenu(const QPoint &at);
    void reachChanged();
    [[nodiscard]] bool isOffline() const;
    [[nodiscard]] QString serviceName() const;
    [[nodiscard]] const CallSpec *call(const QString &id) const;
    [[nodiscard]] FieldMap currentRecord() const; ///< empty: none chosen
    [[nodiscard]] CallAbout aboutOf(bool ofRow) const;
    [[nodiscard]] QString subject(const FieldMap &record) const;
    [[nodiscard]] QString whyNot(const CallSpec &call, bool ofRow) const;
    [[nodiscard]] FieldMap listingArguments(int offset) const;

    struct Verb
    {
        CallSpec call;
        bool ofRow = false;
        QPushButton *button = nullptr;
    };

    ServiceParts m_parts;
    AccountId m_account;
    PageSpec m_page;
    CallAbout m_about;
    QString m_subject;
    FieldMap m_given; ///< arguments of the listing that nobody has to type
    FieldMap m_typed; ///< of what is known already
    bool m_opened = false;
    bool m_asksFirst = false;  ///< nothing can be read before something is typed
    bool m_anyColumns = false; ///< none are declared: those of the answer
    FieldMap m_profile;
    CallRun *m_listing = nullptr;
    CallRun *m_act = nullptr;
    CallSpec m_acting;  ///< what m_act performs
    QString m_actingOn; ///< what the last verb was about, in words
    RecordModel *m_model;
    QSortFilterProxyModel *m_sorted;
    CallResult m_last; ///< of the listing: age, error, whether there is more
    QDateTime m_asOf;  ///< of what is shown
    bool m_answered = false;
    bool m_more = false;
    int m_offset = 0; ///< of the listing under way
    RunLabel *m_header = nullptr;
    QToolButton *m_refresh = nullptr;
    ThinBar *m_bar = nullptr;
    Strip *m_strip = nullptr;
    QPushButton *m_stripRetry = nullptr;
    Strip *m_said = nullptr; ///< what came of the last verb
    QPushButton *m_stop = nullptr;
    CallForm *m_asks = nullptr;
    FieldMap m_askedWith; ///< what stood in there when what is shown was asked for
    QStackedWidget *m_stack = nullptr;
    QTableView *m_table = nullptr;
    SkeletonPage *m_skeleton = nullptr;
    StatePage *m_state = nullptr;
    QPushButton *m_moreButton = nullptr;
    QWidget *m_verbsHost = nullptr;
    CallList *m_calls = nullptr; ///< in place of the table, where there is nothing but calls
    FlowLayout *m_flow = nullptr;
    QList<Verb> m_verbs;
};

} // namespace personae
