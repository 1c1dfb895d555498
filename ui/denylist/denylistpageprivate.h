// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/denylist/denyliststore.h"
#include "models/values/serviceinfo.h"
#include "ui/denylist/denylistpage.h"
#include "ui/denylist/denymodels.h"
#include "ui/denylist/handledanswers.h"

#include <QUuid>

class QLabel;
class QLineEdit;
class QPushButton;
class QSplitter;
class QTabBar;
class QTableView;

namespace personae {

class DenyCheck;
class FlowLayout;
class ListHeader;
class RemedyStrip;
class Strip;

/// The inside of the denylist page.
class DenylistPage::Private final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Private)

public:
    Private(const DenyParts &pageParts, DenylistPage &denylistPage);

    void build();
    [[nodiscard]] QWidget *buildKnown();
    [[nodiscard]] QWidget *buildStaged();
    [[nodiscard]] QWidget *column(const QString &name, const QString &title, QWidget *inside);
    void fit(int width);
    void showColumn(int column);

    void take(const AccountId &loaded, const Denylist &loadedList);
    void present();
    void presentVerbs();
    void setStaged(const QList<denystaging::StagedName> &names);
    void stage(denystaging::StagedName::Kind kind, const QString &name);
    void stageTyped(denystaging::StagedName::Kind kind);
    void stageRemovals();
    void unstage();
    void sendChanges();
    void replaceAll();
    void confirm(const QList<Command> &commands, const QStringList &vanishing);
    void submit(const QList<Command> &commands);
    void submitted(const QUuid &ended);
    [[nodiscard]] QList<DenylistCommand> underWay() const; ///< not answered yet, oldest first
    [[nodiscard]] static QString onItsWay();
    [[nodiscard]] const OutboxEntry *newestRefusal() const;
    void showRemedy();
    void tryOtherWay(const QString &setting, const QString &value);
    void openAdvanced();
    void chooseImport();
    void chooseExport();

    void takeEntry(const OutboxEntry &entry);
    void takeResult(const OutboxEntry &entry, bool say);
    void takeMissedResults();
    [[nodiscard]] qint64 oldestOpen(qint64 besides) const;

    [[nodiscard]] const ServiceInfo *service() const;
    [[nodiscard]] QString serviceName() const;
    [[nodiscard]] QString accountName() const;
    [[nodiscard]] QString pattern() const;
    [[nodiscard]] QSet<QString> listed() const;
    [[nodiscard]] QStringList chosen(const QTableView &table, int role) const;
    [[nodiscard]] int serious() const; ///< staged rows that cannot be sent
    void say(const QString &sentence, bool bad);

    const DenyParts parts;
    DenylistPage &q;
    AccountId account;
    Denylist list;
    bool loaded = false;
    QList<denystaging::StagedName> staged;
    QList<QStringList> writing; ///< what was given to the store and has not come back
    HandledAnswers handled;
    QUuid ticket;                   ///< of what is being kept in the outbox
    AccountId keepingFor;           ///< whose list that is
    QList<DenylistCommand> keeping; ///< it, until the outbox has it

    ListHeader *header = nullptr;
    Strip *strip = nullptr;
    RemedyStrip *remedy = nullptr;
    QTabBar *tabs = nullptr;
    QSplitter *splitter = nullptr;
    QList<QWidget *> columns;
    QLabel *certainty = nullptr;
    KnownNamesModel *known = nullptr;
    QTableView *knownTable = nullptr;
    StagedNamesModel *stagedModel = nullptr;
    QTableView *stagedTable = nullptr;
    QLabel *stagedWords = nullptr;
    QLineEdit *nameEdit = nullptr;
    QPushButton *removeButton = nullptr;
    QPushButton *exportButton = nullptr;
    QPushButton *unstageButton = nullptr;
    QPushButton *sendButton = nullptr;
    QPushButton *replaceButton = nullptr;
    DenyCheck *check = nullptr;
    bool narrow = false;
};

} // namespace personae
