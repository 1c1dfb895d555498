// SPDX-License-Identifier: GPL-3.0-or-later
// The steps of a SignInFlow, from the first request to the account.
#include "app/signinflow.h"
#include "app/signinrequest.h"
#include "app/triallane.h"
#include "network/wire/credentials.h"

#include <QSysInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace personae {

namespace {

QString keyName()
{
    return u"Personae on %1"_s.arg(QSysInfo::machineHostName());
}

/// Signed in, and nobody there yet. A page that does not exist there says nothing of the kind: it
/// proves no credential that was pasted.
bool saysNobodyYet(Outcome outcome)
{
    return outcome == Outcome::NoData || outcome == Outcome::NotFound;
}

} // namespace

/// Whose fault it is, as the dialog shows it.
SignInField SignInFlow::fieldOf(const ApiError &error) const
{
    const QStringList named = error.fieldIssues.keys();
    if (m_request.way == SignInWay::NewAccount && signinrequest::namesLine(m_api->info(), named))
        return SignInField::Setting; // any of its lines, or several
    for (const QString &id : named) {
        if (id == "appKey"_L1)
            return SignInField::AppKey;
        if (id == "secret"_L1 || id == "password"_L1)
            return SignInField::Secret;
        if (id != "identity"_L1 && signinrequest::namesLine(m_api->info(), {id}))
            return SignInField::Setting;
    }
    switch (error.kind) {
    case Outcome::SignInRefused:
        return SignInField::Secret;
    case Outcome::HostNotFound:
    case Outcome::TlsRefused:
    case Outcome::NotFound:
    case Outcome::NotOffered:
    case Outcome::Unsynced:
        return signinrequest::asksFor(m_api->info(), u"identity"_s, m_request.way) &&
                       !m_api->info().asksWhoIAm
                   ? SignInField::Identity
                   : SignInField::General;
    default:
        return SignInField::General;
    }
}

/// Whoever is refused with what was pasted just now is not asked to "sign in again".
ApiError SignInFlow::refusalOf(const Answer &answer) const
{
    ApiError error = answer.error;
    if (error.kind == Outcome::AuthRequired)
        error.kind = Outcome::SignInRefused;
    else if (!error.isError())
        error.kind = Outcome::ProtocolError;
    return error;
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
    learn(answer.learned);
    const QString lives = answer.person.handle.value_or(QString());
    if (!m_api->info().asksWhoIAm) {
        if (m_account.handle.isEmpty())
            m_account.handle = lives;
        if (m_account.handle.isEmpty() || (!lives.isEmpty() && lives != m_account.handle)) {
            fail(Outcome::NotFound, lives, SignInField::Identity);
            return;
        }
        m_name = m_account.handle;
    }
    m_trial->lane().setAccount(m_account);
    signIn();
}

void SignInFlow::browse()
{
    const QList<BrowserProvider> &providers = m_api->info().browserProviders;
    const auto provider =
        std::find_if(providers.cbegin(), providers.cend(),
                     [this](const BrowserProvider &each) { return each.id == m_request.provider; });
    const Endpoint endpoint = endpointOf(m_account, *m_api, m_trial->grant());
    const QUrl address =
        m_api->browserAddress(m_request.provider, m_request.providerArgument, endpoint.base);
    if (provider == providers.cend() || !provider->handsOver || !address.isValid()) {
        fail(Outcome::NotOffered, u"browser"_s, SignInField::General);
        return;
    }
    m_waitsForBrowser = true;
    m_browserPatience.start();
    step(SignInStep::Browsing);
    QMetaObject::invokeMethod(
        this,
        [this, address, attempt = m_attempt] {
            if (attempt == m_attempt)
                Q_EMIT browserWanted(address);
        },
        Qt::QueuedConnection);
}

/// Any program may open such an address: it counts only while somebody waits for it.
void SignInFlow::takeCallback(const QUrl &callback)
{
    if (!m_waitsForBrowser || !m_api ||
        callback.scheme().compare(m_api->info().callbackScheme, Qt::CaseInsensitive) != 0)
        return;
    const std::optional<SessionGrant> grant = m_api->handedOver(callback);
    if (!grant || grant->token.isEmpty())
        return;
    m_waitsForBrowser = false;
    m_browserPatience.stop();
    adopt(*grant);
}

void SignInFlow::signIn()
{
    if (m_request.way == SignInWay::NewAccount) {
        makeAccount();
        return;
    }
    if (isPasted()) {
        SessionGrant grant;
        grant.token = m_request.secret;
        adopt(grant);
        return;
    }
    step(SignInStep::SigningIn);
    if (m_request.way == SignInWay::ApiKey)
        perform(wish::ExchangeKey{m_request.secret}, &SignInFlow::signedIn);
    else
        perform(wish::SignIn{m_name, m_request.secret}, &SignInFlow::signedIn);
}

/// A credential that is a session already: tried before it is believed.
void SignInFlow::adopt(const SessionGrant &grant)
{
    step(SignInStep::SigningIn);
    SessionGrant session = grant;
    if (session.appKey.isEmpty())
        session.appKey = m_request.appKey;
    m_trial->setGrant(session);
    if (offers(wish::StartUp()))
        perform(wish::StartUp(), &SignInFlow::adopted);
    else
        readMyself();
}

void SignInFlow::adopted(const Answer &answer)
{
    if (!answer.ok() && !saysNobodyYet(answer.outcome())) {
        const ApiError error = refusalOf(answer);
        fail(error, fieldOf(error));
        return;
    }
    takePerson(answer);
    readMyself();
}

void SignInFlow::signedIn(const Answer &answer)
{
    if (!answer.ok() || m_trial->grant().token.isEmpty()) {
        const ApiError error = refusalOf(answer);
        fail(error, fieldOf(error));
        return;
    }
    takePerson(answer);
    if (m_request.way == SignInWay::ApiKey)
        m_key = m_request.secret;
    if (m_api->info().asksWhoIAm)
        readMyself();
    else
        identify();
}

void SignInFlow::takePerson(const Answer &answer)
{
    learn(answer.learned);
    if (answer.person.name && !answer.person.name->isEmpty())
        m_account.displayName = m_found.displayName = *answer.person.name;
    if (!m_api->info().asksWhoIAm && !isPasted())
        return;
    if (answer.person.id && !answer.person.id->isEmpty())
        m_account.remoteId = m_found.remoteId = *answer.person.id;
    if (answer.person.handle && !answer.person.handle->isEmpty())
        m_account.handle = *answer.person.handle;
}

void SignInFlow::readMyself()
{
    step(SignInStep::Reading);
    perform(wish::ReadOwn(), &SignInFlow::knowMyself);
}

void SignInFlow::knowMyself(const Answer &answer)
{
    // Where the profile came, a refusal is about what is read after it.
    const bool came = answer.person.handle && !answer.person.handle->isEmpty();
    if (!answer.ok() && !came && !saysNobodyYet(answer.outcome())) {
        const ApiError error = refusalOf(answer);
        fail(error, fieldOf(error));
        return;
    }
    takePerson(answer);
    if (m_account.handle.isEmpty())
        m_account.handle = standIn();
    if (m_account.handle.isEmpty())
        fail(Outcome::ProtocolError, u"nobody"_s, SignInField::General);
    else
        identify();
}

/// What goes by as the identity where the service names none.
QString SignInFlow::standIn() const
{
    if (!m_name.isEmpty())
        return m_name;
    const QString line = signinrequest::firstLine(m_request, m_api->info());
    return line.isEmpty() ? endpointOf(m_account, *m_api, QString()).base.host() : line;
}

bool SignInFlow::isSomebodyElse(const Account &existing) const
{
    const bool bothNamed = !existing.remoteId.isEmpty() && !m_account.remoteId.isEmpty();
    if (bothNamed && m_api->info().asksWhoIAm)
        return existing.remoteId != m_account.remoteId;
    // It went by the stand-in until there was a profile.
    return existing.handle != m_account.handle && existing.handle != standIn();
}

/// Which account this is. One that is known signs in under its own id, whether or not the dialog
/// knew.
void SignInFlow::identify()
{
    const Account *known = m_parts.accounts.find(m_request.existing);
    if (known && isSomebodyElse(*known)) {
        fail(Outcome::Conflict, u"other-identity"_s, SignInField::Identity);
        return;
    }
    if (!known)
        known =
            m_parts.accounts.findRemote(m_account.service, m_account.apiBase, m_account.remoteId);
    if (!known)
        known = knownAs();
    if (known) {
        takeOver(*known);
    } else {
        // The same for the same identity every time; where installations differ, on the same one.
        const QString at = hasInstallations() ? m_account.apiBase.toString() + u' ' : QString();
        m_account.id = AccountId::of(m_account.service, at + m_account.handle);
        if (m_parts.accounts.find(m_account.id)) // it went by this handle once
            m_account.id = AccountId::create();
    }
    m_trial->lane().setAccount(m_account);
    keepSession();
}

void SignInFlow::keepSession()
{
    if (!m_request.staySignedIn)
        done(false);
    else if (m_api->info().keepsSession)
        storeKey(m_trial->grant().toSecret());
    else if (m_request.way == SignInWay::ApiKey)
        storeKey(m_key);
    else
        makeKey();
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
    if (before)
        takeOver(*before); // as it is now: a sign-in may last for minutes
    m_account.staysSignedIn = keyInKeyring;
    if (!m_account.addedAt.isValid())
        m_account.addedAt = QDateTime::currentDateTimeUtc();
    m_parts.accounts.admit(id, m_trial->grant());
    if (!keyInKeyring && !m_key.isEmpty())
        m_parts.accounts.keepKeyThisRun(id, m_key);
    if (m_api->info().usesCookies && m_request.way == SignInWay::Password)
        m_parts.accounts.storePassword(id, {m_name, m_request.secret});
    m_madeKey = false; // it is in use now
    const Account account = m_account;
    cancel();
    m_parts.accounts.put(account);
    Q_EMIT succeeded(id);
}

} // namespace personae
