// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/signinwording.h"

#include "models/values/foreigntext.h"

#include <QHash>

using namespace Qt::StringLiterals;

namespace personae {

namespace {

using Table = QHash<QString, const char *>;

/// Empty: nobody knows the id.
QString lookUp(const Table &table, const QString &id)
{
    const char *text = table.value(id, nullptr);
    return text ? SignInWording::tr(text) : QString();
}

const Table &fields()
{
    static const Table table{
        {u"idtag"_s, QT_TRANSLATE_NOOP("personae::SignInWording", "Identity")},
        {u"identity"_s, QT_TRANSLATE_NOOP("personae::SignInWording", "Identity")},
        {u"email"_s, QT_TRANSLATE_NOOP("personae::SignInWording", "E-mail")},
        {u"username"_s, QT_TRANSLATE_NOOP("personae::SignInWording", "User name")},
        {u"displayName"_s, QT_TRANSLATE_NOOP("personae::SignInWording", "Display name")},
        {u"login"_s, QT_TRANSLATE_NOOP("personae::SignInWording", "User name")},
        {u"password"_s, QT_TRANSLATE_NOOP("personae::SignInWording", "Password")},
        {u"token"_s, QT_TRANSLATE_NOOP("personae::SignInWording", "Token")},
        {u"userToken"_s, QT_TRANSLATE_NOOP("personae::SignInWording", "User token")},
        {u"apiKey"_s, QT_TRANSLATE_NOOP("personae::SignInWording", "API key")},
        {u"appKey"_s, QT_TRANSLATE_NOOP("personae::SignInWording", "Application key")},
        {u"organization"_s, QT_TRANSLATE_NOOP("personae::SignInWording", "Organization id")},
        {u"domain"_s, QT_TRANSLATE_NOOP("personae::SignInWording", "Domain")},
        {u"prefix"_s, QT_TRANSLATE_NOOP("personae::SignInWording", "API path")},
        {u"version"_s, QT_TRANSLATE_NOOP("personae::SignInWording", "API version")},
        {u"address"_s, QT_TRANSLATE_NOOP("personae::SignInWording", "Server address")},
        {u"addressOverride"_s, QT_TRANSLATE_NOOP("personae::SignInWording", "Full server address")},
    };
    return table;
}

const Table &hints()
{
    static const Table table{
        {u"appKey"_s, QT_TRANSLATE_NOOP("personae::SignInWording",
                                        "The key your installation gave out for applications. It "
                                        "goes along with every request.")},
        {u"organization"_s, QT_TRANSLATE_NOOP("personae::SignInWording",
                                              "The first part of the organization's web address.")},
        {u"domain"_s,
         QT_TRANSLATE_NOOP("personae::SignInWording", "The name of the installation's server.")},
        {u"prefix"_s, QT_TRANSLATE_NOOP("personae::SignInWording",
                                        "What stands before the version in API addresses; often "
                                        "empty or api.")},
        {u"version"_s, QT_TRANSLATE_NOOP("personae::SignInWording",
                                         "Such as v1; empty where addresses have none.")},
        {u"address"_s, QT_TRANSLATE_NOOP("personae::SignInWording",
                                         "Only for a server of your own or a test server.")},
        {u"addressOverride"_s,
         QT_TRANSLATE_NOOP("personae::SignInWording",
                           "Replaces what the lines above make; empty to use them.")},
    };
    return table;
}

const Table &providers()
{
    static const Table table{
        {u"github"_s, "GitHub"},     {u"mastodon"_s, "Mastodon"},   {u"bluesky"_s, "Bluesky"},
        {u"linkedin"_s, "LinkedIn"}, {u"twitter"_s, "X (Twitter)"},
    };
    return table;
}

const Table &arguments()
{
    static const Table table{
        {u"instance"_s, QT_TRANSLATE_NOOP("personae::SignInWording", "Mastodon server")},
        {u"handle"_s, QT_TRANSLATE_NOOP("personae::SignInWording", "Handle there")},
    };
    return table;
}

QString orItself(const QString &known, const QString &id)
{
    return known.isEmpty() ? isolatedLine(id, 60) : known;
}

} // namespace

QString SignInWording::way(SignInWay way)
{
    switch (way) {
    case SignInWay::Password:
        return tr("Password");
    case SignInWay::ApiKey:
        return tr("API key");
    case SignInWay::Token:
        return tr("Token");
    case SignInWay::Browser:
        return tr("Browser");
    case SignInWay::NewAccount:
        return tr("New account");
    }
    Q_UNREACHABLE();
}

QString SignInWording::wayMeaning(SignInWay way)
{
    switch (way) {
    case SignInWay::Password:
        return tr("Sign in with a password");
    case SignInWay::ApiKey:
        return tr("Sign in with an API key");
    case SignInWay::Token:
        return tr("Sign in with a token made elsewhere");
    case SignInWay::Browser:
        return tr("Sign in with the web browser");
    case SignInWay::NewAccount:
        return tr("Make a new account");
    }
    Q_UNREACHABLE();
}

QString SignInWording::secret(SignInWay way)
{
    if (way == SignInWay::Browser)
        return {};
    return SignInWording::way(way == SignInWay::NewAccount ? SignInWay::Password : way);
}

QString SignInWording::field(const SignInFieldSpec &spec)
{
    return orItself(lookUp(fields(), spec.wording), spec.wording);
}

QString SignInWording::hint(const SignInFieldSpec &spec)
{
    QStringList parts{lookUp(hints(), spec.wording)};
    if (!spec.example.isEmpty())
        parts.append(tr("For example %1.").arg(isolatedLine(spec.example, 80)));
    parts.removeAll(QString());
    return parts.join(u' ');
}

QString SignInWording::missing(const QString &label)
{
    return tr("This is needed: %1.").arg(label);
}

QString SignInWording::provider(const QString &id)
{
    return orItself(lookUp(providers(), id), id);
}

QString SignInWording::providerArgument(const QString &id)
{
    return orItself(lookUp(arguments(), id), id);
}

QString SignInWording::providerArgumentExample(const QString &id)
{
    return id == "instance"_L1 ? u"mastodon.social"_s : QString();
}

QString SignInWording::insecureAddress()
{
    return tr("This address is not safe: a password or key would travel readable. Use https.");
}

QString SignInWording::settingProblem(const QString &detail)
{
    if (detail == "insecure"_L1)
        return insecureAddress();
    if (detail == "empty"_L1)
        return tr("This is needed to find the server.");
    if (detail == "malformed"_L1)
        return tr("This makes no address. Look at the spelling.");
    return {};
}

QString SignInWording::verb(SignInWay way)
{
    return way == SignInWay::NewAccount ? tr("Make the account") : tr("Sign in");
}

QString SignInWording::lengths(const TextLimit &limit)
{
    if (limit.minimum < 2)
        return {};
    return limit.maximum > 0 ? tr("%1 to %2 characters.").arg(limit.minimum).arg(limit.maximum)
                             : tr("At least %1 characters.").arg(limit.minimum);
}

QString SignInWording::accountMade(const QString &service)
{
    return tr("The account on %1 was made. What is left is to sign in to it; it is not made a "
              "second time.")
        .arg(service);
}

QString SignInWording::maybeMade()
{
    return tr("The account may have been made all the same: try first to sign in with the "
              "password.");
}

QString SignInWording::stopped()
{
    return tr("Stopped.");
}

QString SignInWording::notMade(const ApiError &error, const QString &service)
{
    if (error.kind == Outcome::Conflict)
        return tr("Somebody on %1 has one of these already. Choose another, or sign in with the "
                  "password if it is yours.")
            .arg(service);
    if (error.kind == Outcome::Invalid && !error.serverText.isEmpty())
        return tr("%1 made no account: %2").arg(service, isolatedLine(error.serverText, 300));
    if (error.kind == Outcome::LocalReject)
        return tr("%1 takes nothing like this here. Look at the spelling and the length.")
            .arg(service);
    if (error.kind == Outcome::NotOffered || error.kind == Outcome::NotFound)
        return tr("This %1 server makes no accounts for programs. Use its web site.").arg(service);
    return {};
}

QString SignInWording::step(SignInStep step, const QString &service)
{
    switch (step) {
    case SignInStep::Idle:
        return {};
    case SignInStep::Probing:
        return tr("Asking the server what it offers…");
    case SignInStep::Browsing:
        return tr("Your web browser is asked to sign you in to %1. Come back here when it is done.")
            .arg(service);
    case SignInStep::MakingAccount:
        return tr("Making the account on %1…").arg(service);
    case SignInStep::SigningIn:
        return tr("Signing in to %1…").arg(service);
    case SignInStep::MakingKey:
        return tr("Making a key for this computer…");
    case SignInStep::StoringKey:
        return tr("Storing the key in the system keyring…");
    case SignInStep::Reading:
        return tr("Reading the profile…");
    }
    Q_UNREACHABLE();
}

} // namespace personae
