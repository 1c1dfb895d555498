// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/epixel/epixelinfo.h"

#include "network/epixel/localchecks.h"
#include "network/epixel/paths.h"
#include "network/epixel/profilereader.h"

#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace personae::epixel {

namespace {

const QString onProfile;
const QString onAddress = u"address"_s;
const QString onAbout = u"about"_s;

FieldSpec field(const QString &key, const QString &page, FieldShape shape = FieldShape::Line,
                qsizetype longest = 0)
{
    FieldSpec spec;
    spec.key = key;
    spec.wording = key;
    spec.shape = shape;
    spec.page = page;
    spec.limit = {.maximum = longest, .unit = LengthUnit::CodePoints, .trimmed = true};
    return spec;
}

FieldSpec shown(const QString &key)
{
    FieldSpec spec = field(key, onProfile);
    spec.readOnly = true;
    return spec;
}

FieldSpec choice(const QString &key, const QString &page, const QString &from)
{
    FieldSpec spec = field(key, page, FieldShape::Choice);
    spec.choicesFrom = from;
    return spec;
}

/// The zones this computer knows stand in for those the installation does not list (3.6).
QStringList knownZones()
{
    QStringList zones;
    const QList<QByteArray> ids = QTimeZone::availableTimeZoneIds();
    for (const QByteArray &id : ids) {
        if (id.contains('/'))
            zones.append(QString::fromLatin1(id));
    }
    return zones;
}

QList<FieldSpec> profileFields()
{
    FieldSpec email = field(u"email"_s, onProfile, FieldShape::Email);
    email.required = true;
    email.clearable = false;
    email.readOnly = true;
    email.changedBy = u"request-email-code"_s;
    FieldSpec phone = field(u"phone_number"_s, onProfile);
    phone.patternLimit = QLatin1StringView(limitPhoneUsual);
    FieldSpec zone = choice(u"tz"_s, onProfile, u"timezones"_s);
    zone.choices = knownZones();
    return {field(u"first_name"_s, onProfile, FieldShape::Line, longestName),
            field(u"last_name"_s, onProfile, FieldShape::Line, longestName),
            email,
            phone,
            shown(u"phone_code"_s),
            shown(u"country_code"_s),
            choice(u"lan"_s, onProfile, u"languages"_s),
            zone,
            choice(u"currency"_s, onProfile, u"currencies"_s)};
}

QList<FieldSpec> furtherFields()
{
    QList<FieldSpec> fields;
    for (const QString &key : {u"address"_s, u"city"_s}) {
        FieldSpec spec = field(key, onAddress);
        spec.required = true;
        fields.append(spec);
    }
    fields.append(field(u"postcode"_s, onAddress));
    fields.append(field(u"phone"_s, onAddress));
    fields.append(choice(u"state"_s, onAddress, u"states"_s));
    FieldSpec country = choice(u"country"_s, onAddress, u"countries"_s);
    country.required = true;
    fields.append(country);
    fields.append(field(u"about"_s, onAbout, FieldShape::Paragraphs));
    for (const QString &key : {u"linkedin"_s, u"facebook"_s, u"instagram"_s})
        fields.append(field(key, onAbout)); // addresses or names: the document does not say
    return fields;
}

QList<SignInFieldSpec> signInFields()
{
    const auto line = [](const QString &id, const QString &wording, bool required) {
        SignInFieldSpec spec;
        spec.id = id;
        spec.wording = wording;
        spec.required = required;
        return spec;
    };
    SignInFieldSpec domain = line(u"domain"_s, u"domain"_s, false); // or an address instead
    domain.example = u"mlm.example.net"_s;
    SignInFieldSpec prefix = line(u"prefix"_s, u"prefix"_s, false);
    prefix.example = u"api"_s;
    SignInFieldSpec version = line(u"version"_s, u"version"_s, false);
    version.example = u"v1"_s;
    SignInFieldSpec address = line(u"address"_s, u"addressOverride"_s, false);
    address.advanced = true;
    address.example = u"https://mlm.example.net/api/v1/"_s;
    SignInFieldSpec key = line(u"appKey"_s, u"appKey"_s, true);
    key.secret = true;
    SignInFieldSpec secret = line(u"secret"_s, u"password"_s, true);
    secret.secret = true;
    return {domain, prefix, version, key, line(u"identity"_s, u"username"_s, true),
            secret, address};
}

FieldSpec asked(const QString &key, FieldShape shape = FieldShape::Line)
{
    FieldSpec spec = field(key, {}, shape);
    spec.required = true;
    spec.limit = {};
    return spec;
}

CallSpec reading(const QString &id)
{
    CallSpec call;
    call.id = id;
    return call;
}

CallSpec writing(const QString &id, const QList<FieldSpec> &asks)
{
    CallSpec call;
    call.id = id;
    call.asks = asks;
    call.writes = true;
    return call;
}

QList<CallSpec> calls()
{
    CallSpec states = reading(u"states"_s);
    states.asks = {asked(u"country"_s)};
    CallSpec password =
        writing(u"change-password"_s, {asked(u"old_password"_s, FieldShape::Secret),
                                       asked(u"new_password"_s, FieldShape::Secret),
                                       asked(u"confirm_password"_s, FieldShape::Secret)});
    password.guard = CallGuard::Confirm;
    password.warning = password.id;
    CallSpec code = writing(u"request-email-code"_s, {asked(u"email"_s, FieldShape::Email)});
    code.then = u"change-email"_s;
    CallSpec change =
        writing(u"change-email"_s, {asked(u"email"_s, FieldShape::Email), asked(u"token_field"_s),
                                    asked(u"token_checksum_field"_s)});
    change.reread = u"profile"_s;
    return {reading(u"local-info"_s),
            states,
            password,
            writing(u"forgot-password"_s, {asked(u"email"_s)}),
            code,
            change,
            reading(u"profile"_s),
            reading(u"address"_s),
            reading(u"about"_s)};
}

QList<PageSpec> pages()
{
    PageSpec account;
    account.id = u"account"_s;
    account.calls = {u"request-email-code"_s, u"change-email"_s, u"change-password"_s,
                     u"forgot-password"_s, u"local-info"_s};
    return {account};
}

SettingSpec setting(const char *id, const QStringList &choices, const QString &preset = {})
{
    const QString key = QLatin1StringView(id);
    return {key, key.section(u'.', 1), choices, preset};
}

QList<SettingSpec> settings()
{
    SettingSpec media = setting(settingMediaBase, {});
    media.shape = FieldShape::WebAddress;
    return {setting(settingBodyStyle, {u"multipart"_s, u"urlencoded"_s, u"json"_s}),
            setting(settingSendAllFields, {u"no"_s, u"yes"_s}),
            setting(settingImagePath, {u"auto"_s, u"first"_s, u"second"_s}),
            setting(settingRefreshPath, {}, u"user/token/refresh/"_s),
            setting(settingTokenPath, {}, u"user/token-generator/"_s),
            setting(settingTokenMethod, {u"POST"_s, u"GET"_s, u"PUT"_s}),
            media,
            setting(settingAboutUpdatePath, {})};
}

PictureRule picture()
{
    PictureRule rule;
    rule.slot = PictureSlot::Avatar;
    rule.aspect = {1, 1};
    rule.maximumPixels = {1024, 1024};
    rule.maximumBytes = largestPicture;
    rule.aimBytes = largestPicture / 2;
    rule.formats = {u"jpeg"_s, u"png"_s};
    rule.shownAt = {{96, 96}, {256, 256}};
    rule.round = true;
    rule.sendsOriginal = true;
    rule.originalPixels = {4096, 4096};
    rule.keepsAddress = true;
    return rule;
}

} // namespace

ServiceInfo describe()
{
    ServiceInfo info;
    info.id = u"epixel"_s;
    info.displayName = u"Epixel"_s;
    info.handleWording = u"username"_s;
    info.handleExample = u"ada"_s;
    info.signInWays = {SignInWay::Password};
    info.signInFields = signInFields();
    info.fields = profileFields() + furtherFields();
    info.pictures = {picture()};
    info.keepsSession = true;
    info.throttlesWrites = true;
    info.readRetries = 2; // after 1 s and 4 s (4.2)
    info.readFactor = 4;
    info.settings = settings();
    info.calls = calls();
    info.pages = pages();
    return info;
}

} // namespace personae::epixel
