// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profile/fieldtables.h"

#include <QCoreApplication>
#include <QHash>

using namespace Qt::StringLiterals;

namespace personae::fieldtables {

namespace {

using Table = QHash<QString, const char *>;

constexpr auto context = "personae::FieldWording";

QString plain(const QString &id)
{
    QString bare;
    for (const QChar character : id) {
        if (character != u'.' && character != u'_' && character != u'-')
            bare += character.toLower();
    }
    return bare;
}

QString lookUp(const Table &table, const QString &id)
{
    const char *text = table.value(plain(id), nullptr);
    return text ? QCoreApplication::translate(context, text) : QString();
}

#define WORDS(text) QT_TRANSLATE_NOOP("personae::FieldWording", text)

const Table &labels()
{
    static const Table table{
        {u"name"_s, WORDS("Name")},
        {u"displayname"_s, WORDS("Display name")},
        {u"firstname"_s, WORDS("First name")},
        {u"lastname"_s, WORDS("Last name")},
        {u"username"_s, WORDS("User name")},
        {u"bio"_s, WORDS("Bio")},
        {u"about"_s, WORDS("About")},
        {u"contact"_s, WORDS("Contact")},
        {u"location"_s, WORDS("Location")},
        {u"links"_s, WORDS("Links")},
        {u"work"_s, WORDS("Work")},
        {u"education"_s, WORDS("Education")},
        {u"skills"_s, WORDS("Skills")},
        {u"rules"_s, WORDS("Rules")},
        {u"website"_s, WORDS("Website")},
        {u"category"_s, WORDS("Category")},
        {u"intro"_s, WORDS("Introduction")},
        {u"email"_s, WORDS("E-mail")},
        {u"emailverified"_s, WORDS("E-mail confirmed")},
        {u"pendingemail"_s, WORDS("New e-mail, not confirmed yet")},
        {u"newemail"_s, WORDS("New e-mail")},
        {u"password"_s, WORDS("Password")},
        {u"oldpassword"_s, WORDS("Old password")},
        {u"newpassword"_s, WORDS("New password")},
        {u"confirmpassword"_s, WORDS("New password again")},
        {u"token"_s, WORDS("Code from the mail")},
        {u"tokenfield"_s, WORDS("Code from the mail")},
        {u"tokenchecksumfield"_s, WORDS("Checksum of the code")},
        {u"theme"_s, WORDS("Theme of the web site")},
        {u"maxmessagelength"_s, WORDS("Longest message")},
        {u"messagesperpage"_s, WORDS("Messages on a page")},
        {u"notificationtraylimit"_s, WORDS("Notifications shown at once")},
        {u"viewingpreference"_s, WORDS("Messages shown at first")},
        {u"latitude"_s, WORDS("Latitude")},
        {u"longitude"_s, WORDS("Longitude")},
        {u"defaultpubliclyvisible"_s, WORDS("New messages are public")},
        {u"showpreviews"_s, WORDS("Show previews of links")},
        {u"showadvancedpostsettings"_s, WORDS("Show advanced settings of messages")},
        {u"isprivateaccount"_s, WORDS("Private account")},
        {u"githubdefaultrepo"_s, WORDS("GitHub repository")},
        {u"openaiapikey"_s, WORDS("OpenAI key")},
        {u"anthropicapikey"_s, WORDS("Anthropic key")},
        {u"hasopenaiapikey"_s, WORDS("OpenAI key is stored")},
        {u"hasanthropicapikey"_s, WORDS("Anthropic key is stored")},
        {u"customerstatus"_s, WORDS("Membership")},
        {u"cleared"_s, WORDS("Cleared")},
        {u"isadministrator"_s, WORDS("Administrator of the site")},
        {u"createdat"_s, WORDS("Since")},
        {u"id"_s, WORDS("Id")},
        {u"phone"_s, WORDS("Phone")},
        {u"phonenumber"_s, WORDS("Phone number")},
        {u"phonecode"_s, WORDS("Country code of the phone")},
        {u"countrycode"_s, WORDS("Country code")},
        {u"lan"_s, WORDS("Language")},
        {u"language"_s, WORDS("Language")},
        {u"languages"_s, WORDS("Language")},
        {u"tz"_s, WORDS("Time zone")},
        {u"timezone"_s, WORDS("Time zone")},
        {u"timezones"_s, WORDS("Time zone")},
        {u"currency"_s, WORDS("Currency")},
        {u"currencies"_s, WORDS("Currency")},
        {u"address"_s, WORDS("Address")},
        {u"city"_s, WORDS("City")},
        {u"postcode"_s, WORDS("Postcode")},
        {u"state"_s, WORDS("State")},
        {u"country"_s, WORDS("Country")},
        {u"linkedin"_s, WORDS("LinkedIn")},
        {u"facebook"_s, WORDS("Facebook")},
        {u"instagram"_s, WORDS("Instagram")},
        {u"picture"_s, WORDS("Picture by ids")},
        {u"pictureobject"_s, WORDS("Picture by ids")},
        {u"avatar"_s, WORDS("Avatar by ids")},
        {u"avatarobject"_s, WORDS("Avatar by ids")},
        {u"avataraddress"_s, WORDS("Avatar's address")},
        {u"wallet"_s, WORDS("Linked wallet")},
        {u"linkedwallet"_s, WORDS("Linked wallet")},
        {u"description"_s, WORDS("Description")},
        {u"ispublic"_s, WORDS("Public")},
    };
    return table;
}

const Table &hints()
{
    static const Table table{
        {u"name"_s, WORDS("As people see it")},
        {u"displayname"_s, WORDS("As people see it")},
        {u"bio"_s, WORDS("A few words about yourself")},
        {u"website"_s, WORDS("https://example.org")},
        {u"skills"_s, WORDS("Comma or Enter after each")},
        {u"phonenumber"_s, WORDS("Digits only, without plus")},
        {u"githubdefaultrepo"_s, WORDS("owner/name")},
    };
    return table;
}

const Table &warnings()
{
    static const Table table{
        {u"phone"_s, WORDS("A number of at least 9 digits, without plus sign, is usual.")},
        {u"phonenumber"_s, WORDS("A number of at least 9 digits, without plus sign, is usual.")},
    };
    return table;
}

const Table &parts()
{
    static const Table table{
        {u"email"_s, WORDS("E-mail")},
        {u"phone"_s, WORDS("Phone")},
        {u"website"_s, WORDS("Website")},
        {u"city"_s, WORDS("City")},
        {u"country"_s, WORDS("Country")},
        {u"address"_s, WORDS("Address")},
        {u"label"_s, WORDS("Label")},
        {u"url"_s, WORDS("Address")},
        {u"title"_s, WORDS("Title")},
        {u"organization"_s, WORDS("Organization")},
        {u"school"_s, WORDS("School")},
        {u"degree"_s, WORDS("Degree")},
        {u"from"_s, WORDS("From")},
        {u"to"_s, WORDS("To")},
        {u"description"_s, WORDS("Description")},
    };
    return table;
}

const Table &visibilities()
{
    static const Table table{
        {u"public"_s, WORDS("everyone")},
        {u"world"_s, WORDS("everyone")},
        {u"verified"_s, WORDS("signed-in people")},
        {u"follower"_s, WORDS("followers")},
        {u"connected"_s, WORDS("connections")},
        {u"supporter"_s, WORDS("supporters and above")},
        {u"contributor"_s, WORDS("contributors and above")},
        {u"moderator"_s, WORDS("moderators and above")},
        {u"leader"_s, WORDS("leaders")},
    };
    return table;
}

const Table &pages()
{
    static const Table table{
        {u"profile"_s, WORDS("Profile")},
        {u"preferences"_s, WORDS("Preferences")},
        {u"notifications"_s, WORDS("Notifications")},
        {u"address"_s, WORDS("Address")},
        {u"about"_s, WORDS("About")},
        {u"account"_s, WORDS("Account")},
    };
    return table;
}

const Table &words()
{
    static const Table table{
        {u"customerstatus/free"_s, WORDS("Free")},
        {u"customerstatus/subscriber"_s, WORDS("Subscriber")},
        {u"customerstatus/subscriber:monthly"_s, WORDS("Subscriber, paid by the month")},
        {u"customerstatus/subscriber:annual"_s, WORDS("Subscriber, paid by the year")},
        {u"theme/system"_s, WORDS("as the system")},
        {u"theme/light"_s, WORDS("light")},
        {u"theme/dark"_s, WORDS("dark")},
        {u"viewingpreference/mymessages"_s, WORDS("my own")},
        {u"viewingpreference/allmessages"_s, WORDS("all")},
        {u"viewingpreference/followersonly"_s, WORDS("those of my followers")},
        {u"viewingpreference/followingonly"_s, WORDS("those of people I follow")},
    };
    return table;
}

const Table &events()
{
    static const Table table{
        {u"dig"_s, WORDS("Somebody digs a message of yours")},
        {u"push"_s, WORDS("Somebody pushes a message of yours")},
        {u"follow"_s, WORDS("Somebody follows you")},
        {u"channel/push"_s, WORDS("push message")},
        {u"channel/inapp"_s, WORDS("on the web site")},
    };
    return table;
}

const Table &verbs()
{
    static const Table table{
        {u"sendverification"_s, WORDS("Send a mail…")},
        {u"confirmemailchange"_s, WORDS("Confirm…")},
    };
    return table;
}

/// "notify.<event>.<channel>"
QString notification(const QString &id)
{
    const QStringList pieces = id.split(u'.');
    if (pieces.size() != 3 || pieces.first() != "notify"_L1)
        return {};
    const QString event = lookUp(events(), pieces.at(1));
    const QString channel = lookUp(events(), u"channel/"_s + pieces.at(2));
    return QCoreApplication::translate(context, "%1: %2", "event, channel")
        .arg(event.isEmpty() ? pieces.at(1) : event, channel.isEmpty() ? pieces.at(2) : channel);
}

} // namespace

QString label(const QString &id)
{
    const QString notify = notification(id);
    return notify.isEmpty() ? lookUp(labels(), id) : notify;
}

QString hint(const QString &id)
{
    return lookUp(hints(), id);
}

QString warning(const QString &id)
{
    return lookUp(warnings(), id);
}

QString part(const QString &id)
{
    return lookUp(parts(), id);
}

QString visibility(const QString &word)
{
    // These are the service's own words, letter by letter.
    const char *text = visibilities().value(word, nullptr);
    return text ? QCoreApplication::translate(context, text) : QString();
}

QString page(const QString &id)
{
    return lookUp(pages(), id);
}

QString changeVerb(const QString &callId)
{
    return lookUp(verbs(), callId);
}

QString word(const QString &field, const QString &value)
{
    return lookUp(words(), field + u'/' + value);
}

} // namespace personae::fieldtables
