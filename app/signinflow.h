// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/accountregistry.h"
#include "models/outbox/outbox.h"
#include "models/ports/signinport.h"
#include "models/store/picturestore.h"
#include "models/store/profilestore.h"
#include "network/serviceregistry.h"
#include "network/wire/accountlane.h"

#include <memory>

namespace personae {

class ProfileDesk;
class TrialLane;

/// Signing in and out (Cloudillo 3): probes the server, signs in, makes a key where one stays
/// signed in, keeps it in the keyring, and only then adds the account. Until then nothing is stored
/// anywhere. GUI thread.
class SignInFlow final : public SignInPort
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SignInFlow)

public:
    struct Parts
    {
        AccountRegistry &accounts;
        const ServiceRegistry &services;
        HttpClient &client;
        ProfileStore &profiles;
        PictureStore &pictures;
        Outbox &outbox;
        ProfileDesk &desk;
    };

    explicit SignInFlow(const Parts &parts, QObject *parent = nullptr);
    ~SignInFlow() override;

    [[nodiscard]] QList<ServiceInfo> services() const override;
    [[nodiscard]] IdentityHint hint(const QString &service, const QString &typed) const override;

    void checkCandidates(const QString &service, const QStringList &handles) override;
    void start(const SignInRequest &request) override;
    void cancel() override;
    void chooseWithoutKeyring(KeyringChoice choice) override;
    /// OfflineCopy and DropCache keep the account in the list, signed out; DropEverything removes
    /// it with its outbox.
    void signOut(const AccountId &account, KeepAfterSignOut keep) override;

private:
    void step(SignInStep step);
    void probed(const Answer &answer);
    void signIn();
    void signedIn(const Answer &answer);
    void makeKey();
    void keyMade(const Answer &answer);
    void storeKey(const QString &key);
    void done(bool keyInKeyring);
    void fail(const ApiError &error, SignInField field);
    void fail(Outcome kind, const QString &detail, SignInField field);
    void dropMadeKey();
    void perform(const Wish &wish, void (SignInFlow::*next)(const Answer &));
    [[nodiscard]] ApiError identityProblem(const IdentityHint &hint) const;
    void chooseAccount(const ServiceApi &api, const IdentityHint &hint);

    Parts m_parts;
    SignInRequest m_request;
    Account m_account;
    std::unique_ptr<TrialLane> m_trial; ///< while a sign-in runs
    QString m_key;                      ///< the long-lived one, until it is kept
    bool m_madeKey = false;
    int m_attempt = 0;
    int m_checksLeft = 0;
    QStringList m_existing;
};

} // namespace personae
