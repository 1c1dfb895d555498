// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/account.h"
#include "models/values/apierror.h"
#include "models/values/serviceinfo.h"

#include <QMap>
#include <QObject>
#include <QStringList>
#include <QUrl>

namespace personae {

/// What the person typed into "Add account". The secret lives only as long as the sign-in.
struct SignInRequest
{
    QString service;
    QString identity; ///< as typed
    SignInWay way = SignInWay::Password;
    QString secret;
    QString appKey;                  ///< goes along with every request (Epixel); secret
    QMap<QString, QString> settings; ///< the other lines of ServiceInfo::signInFields; as typed
    QString provider;                ///< SignInWay::Browser: ServiceInfo::browserProviders
    QString providerArgument;        ///< e.g. the Mastodon host
    bool staySignedIn = true;
    AccountId existing; ///< set when signing in again to a known account
};

enum class SignInStep {
    Idle,
    Probing,
    Browsing,      ///< the browser has it; waits at most ten minutes
    MakingAccount, ///< SignInWay::NewAccount only
    SigningIn,
    MakingKey,
    StoringKey,
    Reading
};
/// Setting: ApiError::fieldIssues names which lines, by their ids.
enum class SignInField { Identity, Secret, AppKey, Setting, General };
enum class KeyringChoice { ThisRunOnly, NotNow };
enum class KeepAfterSignOut { OfflineCopy, DropCache, DropEverything };

/// The only conversation the UI holds with app/: by signals. One sign-in at a time. GUI thread.
class SignInPort : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SignInPort)

public:
    using QObject::QObject;

    [[nodiscard]] virtual QList<ServiceInfo> services() const = 0;
    /// Pure and immediate: what the typed identity means on that service.
    [[nodiscard]] virtual IdentityHint hint(const QString &service, const QString &typed) const = 0;

    /// Asks which of these identities exist; candidatesChecked() follows.
    virtual void checkCandidates(const QString &service, const QStringList &handles) = 0;
    /// Ends with exactly one of succeeded(), failed(); nothing after cancel().
    virtual void start(const personae::SignInRequest &request) = 0;
    virtual void cancel() = 0;
    /// An address the browser came back with; ignored unless a browser sign-in is waiting.
    virtual void takeCallback(const QUrl &callback) { Q_UNUSED(callback) }
    /// Answers keyringUnusable(). NotNow ends the sign-in without an account.
    virtual void chooseWithoutKeyring(personae::KeyringChoice choice) = 0;
    /// signedOut() follows; works without network.
    virtual void signOut(const personae::AccountId &account, personae::KeepAfterSignOut keep) = 0;

Q_SIGNALS:
    void browserWanted(const QUrl &address); ///< open it in the system's browser
    void stepChanged(personae::SignInStep step);
    /// SignInWay::NewAccount: the service has made it. From here on one signs in by password; where
    /// that fails, trying again must not make it a second time.
    void accountMade();
    void candidatesChecked(const QStringList &existing);
    void keyringUnusable(const QString &reason);
    void failed(const personae::ApiError &error, personae::SignInField field);
    void succeeded(const personae::AccountId &account);
    void signedOut(const personae::AccountId &account);
};

} // namespace personae
