// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/lists/accountlistmodel.h"
#include "models/lists/peoplelistmodel.h"
#include "models/people/peoplestore.h"
#include "models/ports/peopleport.h"
#include "ui/people/avatarcache.h"
#include "ui/people/bulkbar.h"
#include "ui/people/chipbar.h"
#include "ui/people/crawlstrip.h"
#include "ui/people/peoplecolumns.h"
#include "ui/people/peopleheader.h"
#include "ui/people/peoplepane.h"
#include "ui/people/peopletable.h"
#include "ui/people/peopleverbs.h"
#include "ui/people/searchedit.h"
#include "ui/people/statepages.h"
#include "ui/people/strip.h"

#include <QPointer>
#include <QStackedWidget>
#include <QToolButton>

class QBoxLayout;
class QGridLayout;

namespace personae {

class CsvExport;

/// The parts of the pane and what goes between them. Building: peoplepanebuild.cpp; lists:
/// peoplepane.cpp; searching and narrowing: peoplepanesearch.cpp; what is shown in which state:
/// peoplepanestates.cpp; menus and export: peoplepanemenus.cpp.
class PeoplePane::Private final : public QObject
{
public:
    Private(const PeopleParts &parts, PeoplePane &pane);
    ~Private() override;

    // Building
    void build();
    void buildActions();
    void buildStrips(QBoxLayout &column);
    void connectTable();
    void connectPort();
    void arrangeTop();

    // Lists
    void showList(const PeopleScope &scope, std::optional<PersonKind> kind);
    void keepPlace();
    [[nodiscard]] QString pageKey() const;
    [[nodiscard]] const AccountRow *account() const
    {
        return parts.accounts.find(query.scope.account);
    }
    [[nodiscard]] QString serviceName() const;
    void identify(); ///< who oneself is in this list
    void refreshIfDue();
    void chooseWanted(quint32 id);
    [[nodiscard]] QVariantMap saveLook() const;
    void restoreLook(const QVariantMap &look);

    // Searching and narrowing
    void applyQuery();
    void typed(const QString &text);
    void askServer();
    void serverAnswered(const QStringList &handles, const ApiError &error);
    void showSearchStrip();
    void clearNarrowing();
    void stepOut();
    void lookUp();
    void askWhetherKnown(); ///< is what was typed an identity that this list does not hold?
    void showLookUpStrip();
    [[nodiscard]] QString lookUpHandle() const; ///< what was typed as an identity; empty: none

    // States
    void changed() { settle.start(); } ///< look at everything again, once, soon
    void refreshState();
    void refreshHeader();
    void refreshStrip();
    void planRetry(const ApiError &why);
    void settleFocus();
    void notice(const QString &sentence, Strip::Tone tone, const QString &details = {});
    void showStrip(const QString &sentence, Strip::Tone tone, const QString &icon, int button,
                   const QString &details = {});
    void refreshPage();
    [[nodiscard]] StatePage::Words emptyWords() const;
    [[nodiscard]] StatePage::Words filteredWords() const;
    [[nodiscard]] bool isOffline() const;
    void firstOfPage();
    void secondOfPage();
    void refreshCounts();
    void refreshCurrent();
    void startCrawl();

    // Menus
    void openViewMenu();
    void openSortMenu();
    void openContextMenu(const QPoint &global);
    void exportRows();
    void cancelExport();
    void writeTo(const QString &path);
    void exportEnded(bool ok, int rows, const QString &path);

    const PeopleParts parts;
    PeoplePane &pane;
    PeopleListModel model;
    AvatarCache avatars;
    PeopleQuery query;

    SearchEdit *search = nullptr;
    ChipBar *chips = nullptr;
    QToolButton *addFilter = nullptr;
    QToolButton *view = nullptr;
    QGridLayout *top = nullptr;
    PeopleHeader *header = nullptr;
    Strip *strip = nullptr;
    enum Button { NoButton, TryNow, SignIn, Crawl, Enter };
    QList<QPushButton *> stripButtons;
    Strip *searchStrip = nullptr;
    Strip *lookUpStrip = nullptr;
    QPushButton *lookUpButton = nullptr;
    Strip *noticeStrip = nullptr; ///< how something that was asked for ended
    QPushButton *noticeCancel = nullptr;
    QPointer<CsvExport> writer;
    CrawlStrip *crawlStrip = nullptr;
    ThinBar *bar = nullptr;
    QStackedWidget *stack = nullptr;
    PeopleTable *table = nullptr;
    SkeletonPage *skeleton = nullptr;
    StatePage *page = nullptr;
    BulkBar *bulk = nullptr;
    PeopleVerbs *verbs = nullptr;
    QPointer<QMenu> openMenu;

    QAction *find = nullptr;
    QAction *filter = nullptr;
    QAction *sortMenu = nullptr;
    QAction *exporting = nullptr;
    QAction *copyHandle = nullptr;
    QAction *crawl = nullptr;
    QAction *compact = nullptr;

    QTimer settle;
    QTimer minute; ///< ages
    QTimer second; ///< the countdown to `retry`
    QTimer retry;
    bool refreshing = false;
    bool refreshAsked = false; ///< for this list, since it is shown
    bool loadStopped = false;
    bool offerAll = false; ///< Ctrl+A was pressed: those not loaded may be ticked too
    ApiError error;        ///< of the last refresh
    QDateTime retryAt;
    QString wantedHandle;    ///< to be chosen as soon as its row is known
    QString strangerHandle;  ///< typed, a valid identity, and not in this list
    bool listWanted = false; ///< focusList() came before the rows
    QString nodeName;        ///< of the community whose list it is
    struct ServerSearch
    {
        QString text;
        bool running = false;
        bool answered = false;
        int found = 0;
        int added = 0;
        ApiError error;
    } server;

    struct Page
    {
        QString text;
        QList<PeopleFilter> filters;
        PeopleColumn sort = PeopleColumn::Name;
        bool descending = false;
        PeopleTable::Place place;
    };
    QHash<QString, Page> pages;
};

} // namespace personae
