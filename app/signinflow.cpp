// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/signinflow.h"

#include "app/triallane.h"
#include "models/form/profiledesk.h"

#include <QSysInfo>

using namespace Qt::StringLiterals;

namespace personae {

namespace {

/// Whose fault it is, as the dialog shows it.
SignInField fieldOf(const ApiError &error)
{
    switch (error.kind) {
    case Outcome::SignInRefused:
        return SignInField::Secret;
    case Outcome::HostNotFound:
    case Outcome::TlsRefused:
    case Outcome::NotFound:
    case Outcome::NotOffered:
    case Outcome::Unsynced:
        return SignInField::Identity;
    default:
        return SignInField::General;
    }
}

QString keyName()
{
    return u"Personae on %1"_s.arg(QSysInfo::machineHostName());
}

} // namespace

SignInFlow::SignInFlow(const Parts &parts, QObject *parent)
    : SignInPort(parent)
    , m_parts(parts)
{
}

SignInFlow::~SignInFlow() = default;

QList<ServiceInfo> SignInFlow::services() const
{
    QList<ServiceInfo> infos;
    for (const auto &service : m_parts.services.all())
        infos.append(service->info());
    return infos;
}

IdentityHint SignInFlow::hint(const QString &service, const QString &typed) const
{
    const ServiceApi *api = m_parts.services.find(service);
    return api ? api->identity(typed) : IdentityHint{};
}

void SignInFlow::checkCandidates(const QString &service, const QStringList &handles)
{
    const ServiceApi *api = m_parts.services.find(service);
    m_existing.clear();
    m_checksLeft = api ? int(handles.size()) : 0;
    if (m_checksLeft == 0) {
        QMetaObject::invokeMethod(
            this, [this] { Q_EMIT candidatesChecked({}); }, Qt::QueuedConnection);
        return;
    }
    for (const QString &handle : handles) {
        Account account;
        account.service = service;
        account.handle = handle;
        auto *trial = new TrialLane(account, *api, m_parts.client, this);
        connect(trial->perform(wish::Probe()), &LaneCall::finished, this,
                [this, trial, handle, handles](const Answer &answer) {
                    trial->deleteLater();
                    if (answer.ok())
                        m_existing.append(handle);
                    if (--m_checksLeft > 0)
                        return;
                    QStringList inOrder = handles;
                    inOrder.removeIf(
                        [this](const QString &each) { return !m_existing.contains(each); });
                    Q_EMIT candidatesChecked(inOrder);
                });
    }
}

ApiError SignInFlow::identityProblem(const IdentityHint &hint) const
{
    ApiError error;
    if (hint.problem != IdentityHint::Problem::None ||
        (hint.handle.isEmpty() && hint.apiBase.isEmpty())) {
        error.kind = Outcome::LocalReject;
        error.detail = u"identity"_s;
    }
    const Account *existing = m_parts.accounts.find(m_request.existing);
    if (existing && !hint.handle.isEmpty() && existing->handle != hint.handle) {
        error.kind = Outcome::Conflict;
        error.detail = u"other-identity"_s;
    }
    return error;
}

/// A known account signs in again under its own id, whether or not the dialog knew.
void SignInFlow::chooseAccount(const ServiceApi &api, const IdentityHint &hint)
{
    m_account = {};
    m_account.service = m_request.service;
    m_account.handle = hint.handle;
    const Account *known = m_parts.accounts.find(m_request.existing);
    if (!known && !hint.handle.isEmpty())
        known = m_parts.accounts.find(m_request.service, hint.handle);
    if (known)
        m_account = *known;
    else
        m_account.id = AccountId::create();
    if (!hint.apiBase.isEmpty() && hint.apiBase != api.apiBase(hint.handle))
        m_account.apiBase = hint.apiBase;
    m_account.staysSignedIn = false;
}

void SignInFlow::start(const SignInRequest &request)
{
    cancel();
    m_request = request;
    const ServiceApi *api = m_parts.services.find(request.service);
    if (!api) {
        fail(Outcome::NotOffered, u"unknown service"_s, SignInField::General);
        return;
    }
    const IdentityHint hint = api->identity(request.identity);
    if (const ApiError problem = identityProblem(hint); problem.isError()) {
        fail(problem, SignInField::Identity);
        return;
    }
    chooseAccount(*api, hint);
    m_trial = std::make_unique<TrialLane>(m_account, *api, m_parts.client);
    step(SignInStep::Probing);
    perform(wish::Probe(), &SignInFlow::probed);
}

void SignInFlow::perform(const Wish &wish, void (SignInFlow::*next)(const Answer &))
{
    connect(m_trial->perform(wish), &LaneCall::finished, this,
            [this, next, attempt = m_attempt](const Answer &answer) {
                if (attempt == m_attempt)
                    (this->*next)(answer);
            });
}

void SignInFlow::probed(const Answer &answer)
{
    // The first step of the probe said who lives here; a second one that is not offered changes
    // nothing.
    const bool known = !answer.learned.dialect.isEmpty() && answer.person.handle;
    if (!answer.ok() && !(known && !isTransportFailure(answer.outcome()))) {
        fail(answer.error, fieldOf(answer.error));
        return;
    }
    m_account.server.merge(answer.learned);
    const QString lives = answer.person.handle.value_or(QString());
    if (m_account.handle.isEmpty())
        m_account.handle = lives;
    if (m_account.handle.isEmpty() || (!lives.isEmpty() && lives != m_account.handle)) {
        fail(Outcome::NotFound, lives, SignInField::Identity);
        return;
    }
    const Account *existing = m_parts.accounts.find(m_account.service, m_account.handle);
    m_account.id = existing ? existing->id : AccountId::of(m_account.service, m_account.handle);
    m_trial->lane().setAccount(m_account);
    signIn();
}

void SignInFlow::signIn()
{
    step(SignInStep::SigningIn);
    if (m_request.way == SignInWay::ApiKey)
        perform(wish::ExchangeKey{m_request.secret.trimmed()}, &SignInFlow::signedIn);
    else
        perform(wish::SignIn{m_account.handle, m_request.secret}, &SignInFlow::signedIn);
}

void SignInFlow::signedIn(const Answer &answer)
{
    if (!answer.ok() || m_trial->grant().token.isEmpty()) {
        ApiError error = answer.error;
        if (answer.ok())
            error.kind = Outcome::ProtocolError;
        fail(error, fieldOf(error));
        return;
    }
    if (answer.person.name)
        m_account.displayName = *answer.person.name;
    if (m_request.way == SignInWay::ApiKey) {
        m_key = m_request.secret.trimmed();
        if (m_request.staySignedIn)
            storeKey(m_key);
        else
            done(false);
    } else if (m_request.staySignedIn) {
        makeKey();
    } else {
        done(false);
    }
}

void SignInFlow::makeKey()
{
    step(SignInStep::MakingKey);
    perform(wish::CreateKey{keyName(), {}}, &SignInFlow::keyMade);
}

void SignInFlow::keyMade(const Answer &answer)
{
    if (answer.ok() && answer.key && !answer.key->key.isEmpty()) {
        m_key = answer.key->key;
        m_madeKey = true;
        storeKey(m_key);
    } else {
        // Signed in, but not for longer than the session: the person decides, as without a keyring.
        Q_EMIT keyringUnusable(answer.error.serverText);
    }
}

void SignInFlow::storeKey(const QString &key)
{
    step(SignInStep::StoringKey);
    m_parts.accounts.keyring().write(m_account.id, key, this,
                                     [this, attempt = m_attempt](const SecretAnswer &answer) {
                                         if (attempt != m_attempt)
                                             return;
                                         if (answer.ok())
                                             done(true);
                                         else
                                             Q_EMIT keyringUnusable(answer.detail);
                                     });
}

void SignInFlow::chooseWithoutKeyring(KeyringChoice choice)
{
    if (!m_trial)
        return;
    if (choice == KeyringChoice::ThisRunOnly) {
        done(false);
        return;
    }
    dropMadeKey();
    fail(Outcome::Cancelled, u"no keyring"_s, SignInField::General);
}

void SignInFlow::done(bool keyInKeyring)
{
    step(SignInStep::Reading);
    const AccountId id = m_account.id;
    const Account *before = m_parts.accounts.find(id);
    if (before && before->staysSignedIn && !keyInKeyring)
        m_parts.accounts.keyring().remove(id, this, [](const SecretAnswer &) {});
    m_account.staysSignedIn = keyInKeyring;
    if (!m_account.addedAt.isValid())
        m_account.addedAt = QDateTime::currentDateTimeUtc();
    m_parts.accounts.admit(id, m_trial->grant());
    if (!keyInKeyring && !m_key.isEmpty())
        m_parts.accounts.keepKeyThisRun(id, m_key);
    m_madeKey = false; // it is in use now
    const Account account = m_account;
    cancel();
    m_parts.accounts.put(account);
    Q_EMIT succeeded(id);
}

void SignInFlow::cancel()
{
    ++m_attempt; // nothing that is still under way counts any more
    dropMadeKey();
    if (m_trial)
        m_trial.release()->deleteLater(); // we may be inside one of its answers
    m_request = {};
    m_key.clear();
    step(SignInStep::Idle);
}

/// A key nobody will use must not stay on the server.
void SignInFlow::dropMadeKey()
{
    if (!m_madeKey || !m_trial)
        return;
    m_madeKey = false;
    TrialLane::leave(m_account, m_trial->lane().api(), m_parts.client, m_trial->grant(), m_key,
                     this);
}

void SignInFlow::fail(Outcome kind, const QString &detail, SignInField field)
{
    ApiError error;
    error.kind = kind;
    error.detail = detail;
    fail(error, field);
}

void SignInFlow::fail(const ApiError &error, SignInField field)
{
    cancel();
    // Later: start() must not answer before it returns.
    QMetaObject::invokeMethod(
        this, [this, error, field] { Q_EMIT failed(error, field); }, Qt::QueuedConnection);
}

void SignInFlow::step(SignInStep step)
{
    Q_EMIT stepChanged(step);
}

void SignInFlow::signOut(const AccountId &account, KeepAfterSignOut keep)
{
    const Account *known = m_parts.accounts.find(account);
    const ServiceApi *api = known ? m_parts.services.find(known->service) : nullptr;
    if (!known)
        return;
    const Account leaving = *known;
    const SessionGrant grant = m_parts.accounts.session(account);
    m_parts.accounts.readKey(account, this, [this, leaving, api, grant, keep](const QString &key) {
        if (api && !(grant.token.isEmpty() && key.isEmpty()))
            TrialLane::leave(leaving, *api, m_parts.client, grant, key, this);
        m_parts.accounts.forgetSecrets(leaving.id);
        if (keep != KeepAfterSignOut::OfflineCopy) {
            m_parts.profiles.forget(leaving.id);
            m_parts.pictures.forget(leaving.id);
        }
        if (keep == KeepAfterSignOut::DropEverything) {
            m_parts.desk.drop(leaving.id);
            m_parts.outbox.forget(leaving.id);
            m_parts.accounts.remove(leaving.id);
        }
        Q_EMIT signedOut(leaving.id);
    });
}

} // namespace personae
