// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/signinflow.h"

#include "app/signinrequest.h"
#include "app/triallane.h"
#include "models/form/profiledesk.h"
#include "network/wire/credentials.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace personae {

SignInFlow::SignInFlow(const Parts &parts, QObject *parent)
    : SignInPort(parent)
    , m_parts(parts)
{
    m_browserPatience.setSingleShot(true);
    m_browserPatience.setInterval(std::chrono::minutes(10)); // InterlinedList 3.4
    connect(&m_browserPatience, &QTimer::timeout, this,
            [this] { fail(Outcome::TimedOut, u"browser"_s, SignInField::General); });
}

SignInFlow::~SignInFlow() = default;

void SignInFlow::setBrowserPatience(std::chrono::milliseconds patience)
{
    m_browserPatience.setInterval(patience);
}

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

void SignInFlow::start(const SignInRequest &request)
{
    cancel();
    m_request = request;
    m_api = m_parts.services.find(request.service);
    if (!m_api) {
        fail(Outcome::NotOffered, u"unknown service"_s, SignInField::General);
        return;
    }
    if (!prepare() || !takeIdentity())
        return;
    startTrial();
    if (m_request.way == SignInWay::Browser) {
        browse();
    } else if (offers(wish::Probe())) {
        step(SignInStep::Probing);
        perform(wish::Probe(), &SignInFlow::probed);
    } else {
        signIn();
    }
}

/// The lines of the dialog, and the address they come to.
bool SignInFlow::prepare()
{
    const ServiceInfo &info = m_api->info();
    const Account *known = m_parts.accounts.find(m_request.existing);
    m_request = signinrequest::cleaned(m_request, info, known);
    const Result<QUrl> address = m_api->address(m_request.settings);
    // An installation gives its key out; another one never gets to see it.
    const bool isThere =
        known && address.ok() && (address.value().isEmpty() || address.value() == known->apiBase);
    if (m_request.appKey.isEmpty() && isThere)
        m_request.appKey = m_parts.accounts.session(known->id).appKey;
    if (const auto objection = signinrequest::missing(m_request, info)) {
        fail(objection->error, objection->field);
        return false;
    }
    if (!address) {
        fail(address.error(), SignInField::Setting);
        return false;
    }
    m_account = known ? *known : Account{};
    m_found = {};
    m_account.service = info.id;
    if (info.asksWhoIAm)
        m_account.handle.clear(); // it says so itself
    if (!address.value().isEmpty())
        m_account.apiBase = address.value();
    choose(signinrequest::keptSettings(m_request, info));
    choose({{u"signInWay"_s, signinrequest::nameOf(m_request.way)}});
    return true;
}

/// What was typed as the identity, where this way asks for one.
bool SignInFlow::takeIdentity()
{
    const ServiceInfo &info = m_api->info();
    if (!signinrequest::asksFor(info, u"identity"_s, m_request.way))
        return true;
    m_name = m_request.identity;
    if (m_name.isEmpty() && !info.signInFields.isEmpty())
        return true;
    const IdentityHint hint = m_api->identity(m_request.identity);
    ApiError problem;
    if (hint.problem != IdentityHint::Problem::None ||
        (hint.handle.isEmpty() && hint.apiBase.isEmpty())) {
        problem.kind = Outcome::LocalReject;
        problem.detail = u"identity"_s;
    } else if (!info.asksWhoIAm && !m_request.existing.isNull() && !hint.handle.isEmpty() &&
               m_account.handle != hint.handle && !m_account.handle.isEmpty()) {
        problem.kind = Outcome::Conflict;
        problem.detail = u"other-identity"_s;
    }
    if (problem.isError()) {
        fail(problem, SignInField::Identity);
        return false;
    }
    if (!hint.handle.isEmpty())
        m_name = hint.handle;
    if (!info.asksWhoIAm)
        m_account.handle = hint.handle;
    const bool isElsewhere = !hint.apiBase.isEmpty() && hint.apiBase != m_api->apiBase(hint.handle);
    if (isElsewhere && !hasInstallations())
        m_account.apiBase = hint.apiBase;
    if (info.usesCookies && m_request.way == SignInWay::Password)
        choose({{u"signInIdentity"_s, m_name}});
    return true;
}

void SignInFlow::startTrial()
{
    m_account.staysSignedIn = false;
    const Account *known = m_parts.accounts.find(m_request.existing);
    if (!known && !m_account.handle.isEmpty())
        known = knownAs();
    if (known)
        takeOver(*known);
    if (m_account.id.isNull())
        m_account.id = AccountId::create();
    m_trial = std::make_unique<TrialLane>(m_account, *m_api, m_parts.client);
    SessionGrant grant;
    grant.appKey = m_request.appKey;
    m_trial->setGrant(grant);
}

void SignInFlow::choose(const QMap<QString, QString> &settings)
{
    m_account.settings.insert(settings);
    m_found.settings.insert(settings);
}

void SignInFlow::learn(const ServerFacts &facts)
{
    m_account.server.merge(facts);
    m_found.server.merge(facts);
}

/// Known from before: what was learned and chosen stays, also what was while this went on; what was
/// typed and found now counts.
void SignInFlow::takeOver(const Account &known)
{
    Account account = known;
    account.handle = m_account.handle;
    account.apiBase = m_account.apiBase;
    account.settings.insert(m_found.settings);
    if (known.apiBase != account.apiBase)
        account.server = {}; // another installation is another server
    account.server.merge(m_found.server);
    if (!m_found.remoteId.isEmpty())
        account.remoteId = m_found.remoteId;
    if (!m_found.displayName.isEmpty())
        account.displayName = m_found.displayName;
    account.staysSignedIn = false;
    m_account = account;
}

/// The settings say where the service is, so the same handle elsewhere is somebody else.
bool SignInFlow::hasInstallations() const
{
    const Result<QUrl> address = m_api->address(m_account.settings);
    return address.ok() && !address.value().isEmpty();
}

const Account *SignInFlow::knownAs() const
{
    return hasInstallations()
               ? m_parts.accounts.find(m_account.service, m_account.apiBase, m_account.handle)
               : m_parts.accounts.find(m_account.service, m_account.handle);
}

bool SignInFlow::offers(const Wish &wish) const
{
    const Endpoint endpoint = endpointOf(m_account, *m_api, m_trial->grant());
    const Result<HttpRequest> request = m_api->request(wish, endpoint);
    return request.ok() || request.error().kind != Outcome::NotOffered;
}

bool SignInFlow::isPasted() const
{
    return signinrequest::isPasted(m_api->info(), m_request.way);
}

void SignInFlow::perform(const Wish &wish, Next next)
{
    connect(m_trial->perform(wish), &LaneCall::finished, this,
            [this, next, attempt = m_attempt](const Answer &answer) {
                if (attempt == m_attempt)
                    (this->*next)(answer);
            });
}

void SignInFlow::cancel()
{
    ++m_attempt; // nothing that is still under way counts any more
    dropMadeKey();
    m_browserPatience.stop();
    m_waitsForBrowser = false;
    if (m_trial)
        m_trial.release()->deleteLater(); // we may be inside one of its answers
    m_request = {};
    m_api = nullptr;
    m_name.clear();
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
        if (api && !(grant.isEmpty() && key.isEmpty()))
            TrialLane::leave(leaving, *api, m_parts.client, grant, key, this);
        forget(leaving, keep);
        Q_EMIT signedOut(leaving.id);
    });
}

void SignInFlow::forget(const Account &leaving, KeepAfterSignOut keep)
{
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
}

} // namespace personae
