// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/service/calldialog.h"

#include "models/lists/accountlistmodel.h"
#include "models/store/profilestore.h"
#include "models/values/foreigntext.h"
#include "ui/profile/labels.h"
#include "ui/service/callform.h"
#include "ui/service/callrun.h"
#include "ui/service/callwords.h"
#include "ui/service/passworddialog.h"
#include "ui/service/servicewording.h"
#include "ui/theme/plaintip.h"

#include <QDesktopServices>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace personae {

CallDialog::CallDialog(const ServiceParts &parts, const Context &context, QWidget *parent)
    : GrowingDialog(parent)
    , m_parts(parts)
    , m_context(context)
    , m_run(new CallRun(parts.service, context.account, this))
{
    setObjectName(u"callDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumWidth(400);
    build();
    showStep(context.call);
    connect(m_run, &CallRun::finished, this, &CallDialog::answered);
    connect(m_run, &CallRun::passwordWanted, this, &CallDialog::askPassword);
    // What has to be repeated may not be read yet.
    connect(&parts.profiles, &ProfileStore::profileLoaded, this, &CallDialog::takeProfile);
    connect(&parts.profiles, &ProfileStore::profileChanged, this, &CallDialog::takeProfile);
    if (!m_retyped.isEmpty() && context.profile.isEmpty())
        parts.profiles.load(context.account);
    connect(&parts.accounts, &QAbstractItemModel::dataChanged, this, &CallDialog::refreshReach);
}

void CallDialog::takeProfile(const AccountId &account, const CachedProfile &profile)
{
    if (account == m_context.account)
        m_context.profile = ownFields(profile.profile);
}

void CallDialog::build()
{
    Theme &theme = m_parts.theme;
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::formPadding, Theme::formPadding, Theme::formPadding,
                               Theme::formPadding);
    column->setSpacing(Theme::gap);
    m_body = new QVBoxLayout;
    column->addLayout(m_body);
    m_problem = labels::body({}, theme, this);
    m_problem->setObjectName(u"callProblem"_s);
    m_problem->hide();
    column->addWidget(m_problem);
    m_progressWords = labels::muted(tr("Waiting for the service…"), theme, this);
    m_progressWords->setObjectName(u"callProgressWords"_s);
    m_progress = new QProgressBar(this);
    m_progress->setObjectName(u"callProgress"_s);
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(m_progressWords->text());
    column->addWidget(m_progressWords);
    column->addWidget(m_progress);
    column->addStretch(1);
    m_back = new QPushButton(tr("Back"), this);
    m_back->setObjectName(u"callBack"_s);
    m_cancel = new QPushButton(tr("Cancel"), this);
    m_cancel->setObjectName(u"callCancel"_s);
    m_go = new QPushButton(this);
    m_go->setObjectName(u"callGo"_s);
    m_back->setAutoDefault(false);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(Theme::gap);
    buttons->addWidget(m_back);
    buttons->addStretch(1);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_go);
    column->addLayout(buttons);
    connect(m_go, &QPushButton::clicked, this, &CallDialog::go);
    connect(m_back, &QPushButton::clicked, this, &CallDialog::back);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
}

QString CallDialog::serviceName() const
{
    const ServiceInfo *service = m_parts.service.service(m_context.account);
    return service ? service->displayName : QString();
}

bool CallDialog::isOffline() const
{
    const AccountRow *row = m_parts.accounts.find(m_context.account);
    return row && row->reach == Reach::Offline;
}

void CallDialog::showStep(const CallSpec &call)
{
    m_call = call;
    m_asks = asksOf(call, m_context.about, m_carried);
    m_retyped.clear();
    if (const ServiceInfo *service = m_parts.service.service(m_context.account))
        m_retyped = retypedOf(*service, call);
    say({}, {});
    buildStep();
    setBusy(false);
}

void CallDialog::buildStep()
{
    Theme &theme = m_parts.theme;
    delete m_step;
    m_step = new QWidget(this);
    auto *column = new QVBoxLayout(m_step);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::gap);
    const QString verb = m_context.about.person.isEmpty() ? ServiceWording::verb(m_call.id)
                                                          : ServiceWording::verbAbout(m_call.id);
    setWindowTitle(verb);
    const bool first = m_call.id == m_context.call.id;
    column->addWidget(labels::heading(
        m_context.subject.isEmpty() || !first ? verb : tr("%1: %2").arg(verb, m_context.subject),
        theme, m_step));
    QStringList words;
    const bool guarded = m_call.guard != CallGuard::None || m_call.irreversible;
    if (guarded || !m_call.warning.isEmpty())
        words.append(ServiceWording::warning(m_call.warning));
    if (m_call.irreversible)
        words.append(tr("This cannot be undone."));
    const QString hint = ServiceWording::stepHint(m_call.id);
    if (!hint.isEmpty())
        words.append(hint);
    for (const QString &sentence : std::as_const(words))
        column->addWidget(labels::body(sentence, theme, m_step));
    setAccessibleDescription(words.join(u' '));
    const ServerFacts facts = m_parts.service.account(m_context.account).server;
    m_form = new CallForm(m_asks.asked + m_retyped, m_asks.prefilled, facts, theme, m_step);
    connect(m_form, &CallForm::announced, this, &CallDialog::announced);
    column->addWidget(m_form);
    m_body->addWidget(m_step);
    m_go->setText(m_call.then.isEmpty() ? verb : tr("Go on"));
    m_go->setAccessibleName(m_go->text());
    Theme::setLook(m_go, guarded ? Theme::ButtonLook::Destructive : Theme::ButtonLook::Main);
    m_go->setAutoDefault(!guarded);
    m_go->setDefault(!guarded);
    m_cancel->setAutoDefault(false);
    m_back->setVisible(!first);
    focusStart();
}

/// Enter never throws away what was typed; where nothing was, it leaves things as they are.
void CallDialog::focusStart()
{
    const bool guarded = m_call.guard != CallGuard::None || m_call.irreversible;
    const bool empty = m_asks.asked.isEmpty() && m_retyped.isEmpty();
    m_cancel->setDefault(guarded && empty);
    if (empty)
        (guarded ? m_cancel : m_go)->setFocus(Qt::OtherFocusReason);
    else
        m_form->focusFirst();
}

/// A guarded call never goes out while the service is known to be away.
void CallDialog::refreshReach()
{
    if (m_run->isRunning() || m_ended)
        return;
    const bool offline = isOffline();
    const bool held = offline && (m_call.guard == CallGuard::Retype || m_call.irreversible);
    m_go->setEnabled(!held);
    const QString reason = offline ? callwords::offline(serviceName()) : QString();
    m_go->setToolTip(plainTip(reason));
    m_go->setAccessibleDescription(reason);
    if (offline && m_problem->text().isEmpty())
        say(reason, {});
    else if (!offline && m_problem->property("offline").toBool())
        say({}, {});
    m_problem->setProperty("offline", offline);
}

void CallDialog::go()
{
    if (m_run->isRunning() || !m_go->isEnabled())
        return;
    say({}, {});
    if (!m_form->check())
        return;
    const QStringList wrong = notRetyped(m_retyped, m_form->values(), m_context.profile);
    if (!wrong.isEmpty()) {
        QMap<QString, QStringList> issues;
        for (const QString &key : wrong)
            issues.insert(key, {tr("This is not what your profile shows.")});
        m_form->showIssues(issues);
        return;
    }
    if (m_call.opensBrowser) {
        openBrowser(arguments());
        return;
    }
    setBusy(true);
    m_run->start(m_call.id, arguments());
}

FieldMap CallDialog::arguments() const
{
    FieldMap result = m_form->values();
    // A field of the row that was emptied is said to be empty.
    for (const FieldSpec &spec : m_asks.asked) {
        if (!result.contains(spec.key) && m_asks.prefilled.contains(spec.key) &&
            !m_asks.prefilled.value(spec.key).isNull())
            result.insert(spec.key, QString());
    }
    result.insert(m_asks.taken);
    return result;
}

/// To be shown beside the answer, so without secrets.
CallAsks CallDialog::askedWith() const
{
    CallAsks result = m_asks;
    result.prefilled.clear();
    for (const FieldSpec &spec : m_call.asks) {
        if (spec.shape == FieldShape::Secret)
            result.taken.remove(spec.key);
    }
    const FieldMap &sent = m_run->arguments();
    for (const FieldSpec &spec : m_asks.asked) {
        if (spec.shape != FieldShape::Secret && sent.contains(spec.key))
            result.prefilled.insert(spec.key, sent.value(spec.key));
    }
    return result;
}

/// Nothing is sent from here: the browser does what there is to do.
void CallDialog::openBrowser(const FieldMap &arguments)
{
    const QUrl url = m_parts.service.browserAddress(m_context.account, m_call.id, arguments);
    const bool web = url.scheme() == "https"_L1 || url.scheme() == "http"_L1;
    if (!url.isValid() || !web) {
        say(tr("%1 names no web address for this.").arg(isolatedLine(serviceName(), 40)), {});
    } else if (!QDesktopServices::openUrl(url)) {
        say(tr("No web browser could be opened. Open this address yourself: %1")
                .arg(isolatedLine(url.toString(), 400)),
            {});
        m_problem->setTextInteractionFlags(Qt::TextSelectableByMouse |
                                           Qt::TextSelectableByKeyboard);
    } else {
        const CallSpec opened = m_call;
        Q_EMIT taken(opened, {}, {});
        end(callwords::browserOpened());
    }
}

/// Closes, or says what came of it where nobody else does.
void CallDialog::end(const QString &sentence)
{
    if (!m_context.tellsEnd) {
        accept();
        return;
    }
    m_ended = true;
    setBusy(false);
    m_form->hide();
    m_form->clearSecrets();
    m_go->hide();
    m_back->hide();
    m_problem->setText(sentence);
    m_problem->setAccessibleName(sentence);
    m_problem->show();
    m_parts.theme.setTextColor(m_problem, Theme::Token::Text);
    m_cancel->setText(tr("Close"));
    m_cancel->setAccessibleName(m_cancel->text());
    m_cancel->setDefault(true);
    m_cancel->setFocus(Qt::OtherFocusReason);
    Q_EMIT announced(sentence);
}

void CallDialog::setBusy(bool busy)
{
    m_form->setEnabled(!busy);
    m_back->setEnabled(!busy);
    m_progress->setVisible(busy);
    m_progressWords->setVisible(busy);
    m_go->setEnabled(!busy);
    m_cancel->setText(busy ? tr("Stop") : tr("Cancel"));
    m_cancel->setAccessibleName(m_cancel->text());
    if (busy) {
        m_cancel->setDefault(false); // nor does it stop what is on its way
        setFocus(Qt::OtherFocusReason);
        Q_EMIT announced(m_progressWords->text());
    } else {
        refreshReach();
    }
}

void CallDialog::say(const QString &sentence, const QString &details)
{
    m_problem->setText(sentence.isEmpty() ? QString() : u"▲ "_s + sentence);
    m_problem->setAccessibleName(sentence);
    m_problem->setToolTip(plainTip(details));
    m_problem->setAccessibleDescription(details);
    m_problem->setVisible(!sentence.isEmpty());
    m_problem->setProperty("offline", false);
    m_parts.theme.setTextColor(m_problem, Theme::Token::Bad);
    if (!sentence.isEmpty())
        Q_EMIT announced(sentence);
}

void CallDialog::back()
{
    if (m_run->isRunning())
        return;
    m_carried.clear();
    showStep(m_context.call);
}

void CallDialog::askPassword(const ApiError &refused)
{
    const AccountRow *row = m_parts.accounts.find(m_context.account);
    auto *dialog = new PasswordDialog(serviceName(), row ? row->account.handle : QString(), refused,
                                      m_parts.theme, this);
    connect(dialog, &PasswordDialog::passwordGiven, m_run, &CallRun::givePassword);
    connect(dialog, &QDialog::rejected, m_run, [this] { m_run->givePassword({}); });
    dialog->open();
}

void CallDialog::answered(const CallResult &result)
{
    const bool open = result.needs == "email-code"_L1 && m_call.then.isEmpty();
    if (result.error.isError() || open) {
        failed(result);
        return;
    }
    Q_EMIT taken(m_call, result, askedWith());
    const ServiceInfo *service = m_parts.service.service(m_context.account);
    const CallSpec *next = service ? service->call(m_call.then) : nullptr;
    if (!next) {
        const bool shown =
            !m_call.writes && (!result.records.isEmpty() || !result.values.isEmpty());
        if (shown) // by whoever took it
            accept();
        else
            end(ServiceWording::done(m_call.id));
        return;
    }
    m_carried.insert(m_run->arguments());
    m_carried.insert(result.values);
    Q_EMIT announced(ServiceWording::done(m_call.id));
    showStep(*next);
    m_progressWords->hide();
}

/// Stays open, with what was typed; what the service says about a field stands there.
void CallDialog::failed(const CallResult &result)
{
    setBusy(false);
    auto words = callwords::present(result, serviceName(), m_call.writes);
    if (!m_call.writes && result.error.kind == Outcome::NotOffered)
        words.sentence = callwords::lacking(serviceName()); // of this nothing was ever seen
    QMap<QString, QStringList> atFields;
    QStringList elsewhere;
    for (auto it = result.error.fieldIssues.cbegin(); it != result.error.fieldIssues.cend(); ++it) {
        if (m_form->has(it.key()))
            atFields.insert(it.key(), it.value());
        else
            elsewhere.append(tr("%1: %2", "field, problem")
                                 .arg(ServiceWording::field(it.key()),
                                      isolatedLine(it.value().join(u' '), 300)));
    }
    if (atFields.isEmpty() || !elsewhere.isEmpty()) {
        say(result.error.isError() ? words.sentence
                                   : tr("The code is still missing. Type it from the mail."),
            (QStringList{words.details} + elsewhere).join(u'\n'));
    }
    m_form->showIssues(atFields);
    if (atFields.isEmpty())
        focusStart();
}

void CallDialog::done(int result)
{
    if (m_run->isRunning()) {
        Q_EMIT stopped(m_call);
        m_run->cancel();
        if (m_context.tellsEnd && m_call.writes) { // nobody else would say so
            setBusy(false);
            say(callwords::stopped(), {});
            focusStart();
            return;
        }
    }
    m_form->clearSecrets();
    m_carried.clear();
    GrowingDialog::done(result);
}

} // namespace personae
