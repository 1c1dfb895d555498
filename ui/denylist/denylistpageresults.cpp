// SPDX-License-Identifier: GPL-3.0-or-later
// The second half of the denylist page: staging, and what comes back.
#include "models/outbox/outbox.h"
#include "ui/denylist/denycheck.h"
#include "ui/denylist/denyfiles.h"
#include "ui/denylist/denylistpageprivate.h"
#include "ui/denylist/denywording.h"

#include <QFileDialog>
#include <QJsonArray>
#include <QLineEdit>
#include <QSaveFile>
#include <QTableView>

using namespace Qt::StringLiterals;

namespace personae {

using denystaging::StagedName;

namespace {

QStringList textsOf(const QJsonValue &value)
{
    QStringList texts;
    const QJsonArray array = value.toArray();
    for (const QJsonValue &one : array)
        texts.append(one.toString());
    return texts;
}

} // namespace

void DenylistPage::Private::setStaged(const QList<StagedName> &names)
{
    staged = names;
    present();
    if (account.isNull())
        return;
    const QStringList kept = denystaging::stored(names);
    writing.append(kept);
    parts.denylists.setStaged(account, kept);
}

void DenylistPage::Private::stage(StagedName::Kind kind, const QString &name)
{
    if (name.isEmpty())
        return;
    QList<StagedName> names = staged;
    StagedName row{kind, name, {}};
    if (kind == StagedName::Kind::Exchange)
        row.replacement =
            denystaging::propose(name, denystaging::takenNames(staged, listed()), pattern());
    if (!denystaging::put(names, row))
        return;
    setStaged(names);
    const QList<denystaging::Problem> problems = denystaging::judge(staged, listed(), pattern());
    for (qsizetype i = 0; i < staged.size(); ++i) {
        if (staged.at(i).name == name)
            Q_EMIT q.announced(DenyWording::stagedSentence(staged.at(i), problems.at(i)));
    }
}

void DenylistPage::Private::stageTyped(StagedName::Kind kind)
{
    const QString name = denystaging::cleanName(nameEdit->text());
    stage(kind, name);
    nameEdit->clear();
    nameEdit->setFocus(Qt::OtherFocusReason);
}

void DenylistPage::Private::stageRemovals()
{
    QList<StagedName> names = staged;
    const QStringList wanted = chosen(*knownTable, KnownNamesModel::NameRole);
    for (const QString &name : wanted)
        denystaging::put(names, {StagedName::Kind::Remove, name, {}});
    if (wanted.isEmpty())
        return;
    setStaged(names);
    Q_EMIT q.announced(tr("Removal of %1 staged").arg(DenyWording::names(int(wanted.size()))));
}

void DenylistPage::Private::unstage()
{
    const QStringList wanted = chosen(*stagedTable, StagedNamesModel::NameRole);
    if (wanted.isEmpty())
        return;
    QList<StagedName> names = staged;
    names.removeIf([&wanted](const StagedName &row) { return wanted.contains(row.name); });
    setStaged(names);
    Q_EMIT q.announced(tr("%1 taken back").arg(DenyWording::names(int(wanted.size()))));
}

void DenylistPage::Private::takeEntry(const OutboxEntry &entry)
{
    if (!std::holds_alternative<DenylistCommand>(entry.command))
        return;
    if (entry.account != account)
        return; // taken in when that account is shown
    if (isFinal(entry.state))
        takeResult(entry, true);
    else
        say(DenyWording::underWay(entry), false);
    showRemedy();
    presentVerbs();
}

/// Names in use come back as exchanges with a proposal. Each answer is taken in once.
void DenylistPage::Private::takeResult(const OutboxEntry &entry, bool aloud)
{
    if (handled.contains(account, entry.id) || !loaded)
        return;
    handled.add(account, entry.id, oldestOpen(entry.id));
    Q_EMIT q.handledChanged();
    const auto &command = std::get<DenylistCommand>(entry.command);
    const QStringList failed = textsOf(entry.seen.value(u"failed"_s));
    if (aloud || !failed.isEmpty()) {
        const bool bad = entry.state == OutboxState::Refused ||
                         entry.state == OutboxState::NotApplied || !failed.isEmpty();
        say(DenyWording::result(entry, serviceName()), bad);
    }
    if (entry.state != OutboxState::Cancelled) // that one says nothing about who has a name
        check->setInUse(failed);
    if (failed.isEmpty() || command.verb == DenylistVerb::Remove)
        return;
    setStaged(denystaging::withNamesInUse(staged, failed, listed(), pattern()));
}

/// Besides this one: the answer is still to come, or to be taken in. 0: none.
qint64 DenylistPage::Private::oldestOpen(qint64 besides) const
{
    for (const OutboxEntry &entry : parts.outbox.entries()) {
        const bool ours =
            entry.account == account && std::holds_alternative<DenylistCommand>(entry.command);
        if (ours && entry.id != besides && !handled.contains(account, entry.id))
            return entry.id;
    }
    return 0;
}

/// Answers that came while another account, or no page, was shown.
void DenylistPage::Private::takeMissedResults()
{
    const QList<OutboxEntry> entries = parts.outbox.entries();
    for (const OutboxEntry &entry : entries) {
        if (entry.account == account && isFinal(entry.state) &&
            std::holds_alternative<DenylistCommand>(entry.command))
            takeResult(entry, true);
    }
}

void DenylistPage::Private::chooseImport()
{
    auto *dialog = new QFileDialog(&q, tr("Import names"));
    dialog->setObjectName(u"denyImportDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Text (*.txt *.csv)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly) || file.size() > denyfiles::largestFile) {
            say(file.isOpen()
                    ? tr("This file is too large for a list of names. Nothing was staged.")
                    : tr("This file cannot be read. Nothing was staged."),
                true);
            return;
        }
        q.importNames(file.readAll());
    });
    dialog->open();
}

void DenylistPage::Private::chooseExport()
{
    auto *dialog = new QFileDialog(&q, tr("Export the denylist"));
    dialog->setObjectName(u"denyExportDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"csv"_s);
    dialog->selectFile(u"denylist.csv"_s);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        const QByteArray bytes = q.exported();
        QSaveFile file(path);
        const bool written =
            file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit();
        say(written ? tr("%1 written.").arg(DenyWording::names(int(list.names.size())))
                    : tr("The file could not be written. Choose another place."),
            !written);
    });
    dialog->open();
}

} // namespace personae
