// SPDX-License-Identifier: GPL-3.0-or-later
// The third part of RecordsPage: what can be done with its rows.
#include "models/lists/accountlistmodel.h"
#include "models/ports/syncport.h"
#include "models/values/foreigntext.h"
#include "ui/people/strip.h"
#include "ui/service/calldialog.h"
#include "ui/service/calllist.h"
#include "ui/service/callrun.h"
#include "ui/service/callwords.h"
#include "ui/service/onreturn.h"
#include "ui/service/passworddialog.h"
#include "ui/service/recordmodel.h"
#include "ui/service/recordsdialog.h"
#include "ui/service/recordspage.h"
#include "ui/service/servicewording.h"
#include "ui/theme/flowlayout.h"
#include "ui/theme/plaintip.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace personae {

void RecordsPage::buildVerbs()
{
    m_verbsHost = new QWidget(this);
    m_verbsHost->setObjectName(u"recordsVerbs"_s);
    m_verbsHost->setAccessibleName(tr("What can be done"));
    m_flow = new FlowLayout(m_verbsHost, Qt::AlignLeft, Theme::gap);
    m_flow->setContentsMargins(Theme::panePadding, Theme::gap, Theme::panePadding, Theme::gap);
    if (m_page.listing.isEmpty()) {
        m_calls = new CallList(m_parts.theme, m_stack);
        m_stack->addWidget(m_calls);
    }
    for (const QString &id : std::as_const(m_page.rowCalls)) {
        if (const CallSpec *spec = call(id))
            addVerb(*spec, true);
    }
    for (const QString &id : std::as_const(m_page.calls)) {
        if (const CallSpec *spec = call(id))
            addVerb(*spec, false);
    }
}

void RecordsPage::addVerb(const CallSpec &spec, bool ofRow)
{
    const bool asks = needsDialog(spec, asksOf(spec, ofRow ? CallAbout() : aboutOf(false), {})) ||
                      !spec.then.isEmpty();
    const QString words = ServiceWording::verb(spec.id);
    auto *button = new QPushButton(m_verbsHost);
    button->setObjectName(u"call-"_s + spec.id);
    QString shown = asks && !ofRow ? tr("%1…", "verb that asks more").arg(words) : words;
    button->setText(shown.replace(u'&', "&&"_L1));
    button->setAccessibleName(words);
    button->setAutoDefault(false);
    const bool grave = spec.irreversible || spec.endsAccount || spec.guard == CallGuard::Retype;
    Theme::setLook(button, grave ? Theme::ButtonLook::Destructive : Theme::ButtonLook::Plain);
    connect(button, &QPushButton::clicked, this, [this, spec, ofRow] { perform(spec, ofRow); });
    if (m_calls)
        m_calls->add(*button, ServiceWording::meaning(spec.id));
    else
        m_flow->addWidget(button);
    m_verbs.append({spec, ofRow, button});
}

FieldMap RecordsPage::currentRecord() const
{
    return m_table->currentIndex().data(RecordModel::RecordRole).value<FieldMap>();
}

/// What a verb of the page is about, or one of the chosen row. One's own name is never meant where
/// somebody else's belongs.
CallAbout RecordsPage::aboutOf(bool ofRow) const
{
    if (!m_opened && !ofRow)
        return {};
    FieldMap listing = listingArguments(0);
    listing.remove(u"limit"_s);
    listing.remove(u"offset"_s);
    return {ofRow ? currentRecord() : m_about.row, listing, m_opened ? m_about.person : FieldMap()};
}

/// A row in a few words: what stands in its first columns.
QString RecordsPage::subject(const FieldMap &record) const
{
    QStringList parts;
    for (const ColumnSpec &column : std::as_const(m_page.columns)) {
        const QJsonValue value = record.value(column.key, QJsonValue::Undefined);
        if (parts.size() < 2 &&
            (column.shape == ColumnSpec::Shape::Text || column.shape == ColumnSpec::Shape::Word) &&
            !value.toString().isEmpty())
            parts.append(isolatedLine(ServiceWording::cell(column, value), 60));
    }
    return parts.join(u", "_s);
}

QString RecordsPage::whyNot(const CallSpec &spec, bool ofRow) const
{
    if (m_act->isRunning())
        return tr("Something else is on its way.");
    if (ofRow) {
        if (!m_table->currentIndex().isValid())
            return tr("Choose a row first.");
        const QString reason = ServiceWording::notHere(spec, m_page.columns, currentRecord());
        if (!reason.isEmpty())
            return reason;
    }
    if (m_parts.service.account(m_account).server.lacks.contains(spec.id))
        return callwords::lacking(serviceName());
    if (isOffline() && (spec.guard == CallGuard::Retype || spec.irreversible))
        return callwords::offline(serviceName());
    return {};
}

void RecordsPage::presentVerbs()
{
    for (const Verb &verb : std::as_const(m_verbs)) {
        const QString reason = whyNot(verb.call, verb.ofRow);
        if (window()->focusWidget() == verb.button && !reason.isEmpty()) // also behind a dialog
            catchFocus();
        verb.button->setEnabled(reason.isEmpty());
        verb.button->setToolTip(plainTip(reason));
        verb.button->setAccessibleDescription(reason);
        if (m_calls)
            m_calls->setReason(*verb.button, reason);
    }
}

/// A button that cannot be pressed any more would hand the focus to whatever comes next.
void RecordsPage::catchFocus()
{
    if (!m_stop->isHidden())
        m_stop->setFocus(Qt::OtherFocusReason);
    else if (m_stack->currentWidget() == m_table)
        m_table->setFocus(Qt::OtherFocusReason);
    else if (!m_refresh->isHidden())
        m_refresh->setFocus(Qt::OtherFocusReason);
    else if (m_calls)
        m_calls->focusFirst();
}

/// Back to the verb, for whoever waited at "Stop".
void RecordsPage::endAct(const QString &sentence, bool bad, const QString &details)
{
    const bool waited = window()->focusWidget() == m_stop;
    tell(sentence, bad, details);
    presentVerbs();
    if (!waited)
        return;
    catchFocus();
    for (const Verb &verb : std::as_const(m_verbs)) {
        if (verb.call.id == m_acting.id && verb.button->isEnabled())
            verb.button->setFocus(Qt::OtherFocusReason);
    }
}

void RecordsPage::openMenu(const QPoint &at)
{
    // By the keyboard it is about the current row, wherever the pointer is.
    const QModelIndex met = m_table->indexAt(at);
    const QModelIndex index = met.isValid() ? met : m_table->currentIndex();
    if (!index.isValid())
        return;
    m_table->setCurrentIndex(index);
    auto *menu = new QMenu(this);
    menu->setObjectName(u"recordsMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    for (const Verb &verb : std::as_const(m_verbs)) {
        if (!verb.ofRow)
            continue;
        QAction *action = menu->addAction(verb.button->text());
        action->setEnabled(verb.button->isEnabled());
        action->setToolTip(verb.button->toolTip());
        connect(action, &QAction::triggered, this,
                [this, spec = verb.call] { perform(spec, true); });
    }
    menu->addSeparator();
    connect(menu->addAction(tr("Copy")), &QAction::triggered, this, &RecordsPage::copyCell);
    menu->popup(m_table->viewport()->mapToGlobal(at));
}

void RecordsPage::copyCell() const
{
    const QModelIndex index = m_table->currentIndex();
    if (index.isValid())
        QGuiApplication::clipboard()->setText(index.data(Qt::EditRole).toString());
}

void RecordsPage::perform(const CallSpec &spec, bool ofRow)
{
    if (!whyNot(spec, ofRow).isEmpty())
        return;
    const CallAbout about = aboutOf(ofRow);
    const QString what = ofRow ? subject(about.row) : m_subject;
    m_actingOn = what;
    const ServiceInfo *service = m_parts.service.service(m_account);
    const PageSpec *page = service ? service->pageOf(spec.id) : nullptr;
    if (page && page->opened) {
        openPage({m_account, *page, about, what, true, {}, {}, m_profile});
        return;
    }
    const CallAsks asks = asksOf(spec, about, {});
    if (!needsDialog(spec, asks)) {
        runNow(spec, asks.taken);
        return;
    }
    auto *dialog = new CallDialog(m_parts, {m_account, spec, about, what, m_profile}, this);
    connect(dialog, &CallDialog::announced, this, &RecordsPage::announced);
    connect(dialog, &CallDialog::taken, this, &RecordsPage::finished);
    connect(dialog, &CallDialog::stopped, this, [this](const CallSpec &stopped) {
        if (stopped.writes)
            tell(callwords::stopped(), false);
    });
    dialog->open();
}

void RecordsPage::runNow(const CallSpec &spec, const FieldMap &arguments)
{
    m_acting = spec;
    tell(tr("%1: waiting for the service…").arg(ServiceWording::verb(spec.id)), false);
    m_act->start(spec.id, arguments);
    m_stop->setVisible(true);
    presentVerbs();
}

void RecordsPage::finished(const CallSpec &spec, const CallResult &result, const CallAsks &asked)
{
    if (result.error.isError()) {
        const auto words = callwords::present(result, serviceName(), spec.writes);
        endAct(words.sentence, true, words.details);
        return;
    }
    endAct(spec.opensBrowser ? callwords::browserOpened() : ServiceWording::done(spec.id), false);
    if (spec.opensBrowser)
        readOnReturn(spec.reread);
    else if (!spec.writes)
        showAnswer(spec, result, asked);
    else if (!spec.endsAccount)
        rereadAfter(spec.reread);
}

/// The port reads the last part again by itself; here is what else was shown of it.
void RecordsPage::rereadAfter(const QString &listing)
{
    if (listing.isEmpty() || listing == "profile"_L1)
        return; // what belongs to the profile is read by who keeps it
    if (listing != m_page.listing)
        Q_EMIT rereadWanted(listing);
    else if (m_offset > 0)
        load(0);
}

/// What was done in the browser can be seen when its person comes back.
void RecordsPage::readOnReturn(const QString &listing)
{
    onReturn(this, [this, listing] {
        if (listing == "profile"_L1)
            m_parts.sync.refresh(m_account);
        else if (!listing.isEmpty() && listing == m_page.listing)
            load(0);
        else if (!listing.isEmpty())
            Q_EMIT rereadWanted(listing);
    });
}

void RecordsPage::openPage(const Context &context)
{
    auto *dialog = new RecordsDialog(m_parts, context, this);
    connect(dialog, &RecordsDialog::announced, this, &RecordsPage::announced);
    connect(dialog, &RecordsDialog::rereadWanted, this, &RecordsPage::rereadAfter);
    dialog->open();
}

void RecordsPage::showAnswer(const CallSpec &spec, const CallResult &result, const CallAsks &asked)
{
    if (result.records.isEmpty() && result.values.isEmpty())
        return;
    Context context{m_account, {}, aboutOf(false), m_actingOn, true, result, asked, m_profile};
    context.page.id = context.page.listing = spec.id;
    if (!context.known.asOf.isValid())
        context.known.asOf = QDateTime::currentDateTimeUtc();
    openPage(context);
}

void RecordsPage::tell(const QString &sentence, bool bad, const QString &details)
{
    m_stop->setVisible(false);
    m_said->setWords(sentence, bad ? Strip::Tone::Bad : Strip::Tone::Quiet,
                     bad ? u"warning"_s : u"info"_s, details);
    Q_EMIT announced(sentence);
}

void RecordsPage::askPassword(CallRun *run, const ApiError &refused)
{
    // A listing asks only when a person wants it: a dialog by itself would take the keyboard.
    const bool unasked = run == m_listing && !m_opened && m_last.needs != "password"_L1;
    if (unasked && !refused.isError()) {
        run->givePassword({});
        return;
    }
    const AccountRow *row = m_parts.accounts.find(m_account);
    auto *dialog = new PasswordDialog(serviceName(), row ? row->account.handle : QString(), refused,
                                      m_parts.theme, this);
    connect(dialog, &PasswordDialog::passwordGiven, run, &CallRun::givePassword);
    connect(dialog, &QDialog::rejected, run, [run] { run->givePassword({}); });
    dialog->open();
}

} // namespace personae
