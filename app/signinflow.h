// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/accountregistry.h"
#include "models/outbox/outbox.h"
#include "models/ports/signinport.h"
#include "models/store/picturestore.h"
#include "models/store/profilestore.h"
#include "network/serviceregistry.h"
#include "network/wire/accountlane.h"

#include <QTimer>

#include <memory>

namespace personae {

class ProfileDesk;
class TrialLane;

/// Signing in and out, whatever the service: asks who lives at the address, signs in by password,
/// key, pasted token or the system's browser, reads who that is, makes a key where one stays signed
/// in, keeps it (or the session itself) in the keyring, and only then adds the account. Until then
/// nothing is stored anywhere. GUI thread.
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
    void takeCallback(const QUrl &callback) override;
    void chooseWithoutKeyring(KeyringChoice choice) override;
    /// OfflineCopy and DropCache keep the account in the list, signed out; DropEverything removes
    /// it with its outbox.
    void signOut(const AccountId &account, KeepAfterSignOut keep) override;

    void setBrowserPatience(std::chrono::milliseconds patience); ///< tests hurry

private:
    using Next = void (SignInFlow::*)(const Answer &);

    void step(SignInStep step);
    [[nodiscard]] bool prepare();
    [[nodiscard]] bool takeIdentity();
    void startTrial();
    [[nodiscard]] bool hasInstallations() const;
    [[nodiscard]] const Account *knownAs() const;
    [[nodiscard]] bool offers(const Wish &wish) const;
    void probed(const Answer &answer);
    void browse();
    void signIn();
    void makeAccount();
    void accountCame(const Answer &answer);
    void adopt(const SessionGrant &grant);
    void adopted(const Answer &answer);
    void signedIn(const Answer &answer);
    void takePerson(const Answer &answer);
    void choose(const QMap<QString, QString> &settings);
    void learn(const ServerFacts &facts);
    void readMyself();
    void knowMyself(const Answer &answer);
    void identify();
    [[nodiscard]] bool isSomebodyElse(const Account &existing) const;
    void takeOver(const Account &known);
    void keepSession();
    void makeKey();
    void keyMade(const Answer &answer);
    void storeKey(const QString &key);
    void done(bool keyInKeyring);
    void fail(const ApiError &error, SignInField field);
    void fail(Outcome kind, const QString &detail, SignInField field);
    void dropMadeKey();
    void perform(const Wish &wish, Next next);
    [[nodiscard]] SignInField fieldOf(const ApiError &error) const;
    [[nodiscard]] ApiError refusalOf(const Answer &answer) const;
    [[nodiscard]] QString standIn() const;
    [[nodiscard]] bool isPasted() const;
    void forget(const Account &leaving, KeepAfterSignOut keep);

    Parts m_parts;
    SignInRequest m_request;
    const ServiceApi *m_api = nullptr; ///< while a sign-in runs
    Account m_account;
    Account m_found; ///< of it only what this sign-in brought: settings, facts, names
    QString m_name;  ///< what one signs in with, where a service asks for it
    std::unique_ptr<TrialLane> m_trial; ///< while a sign-in runs
    QString m_key;                      ///< the long-lived one, until it is kept
    QTimer m_browserPatience;
    bool m_waitsForBrowser = false;
    bool m_madeKey = false;
    int m_attempt = 0;
    int m_checksLeft = 0;
    QStringList m_existing;
};

} // namespace personae
