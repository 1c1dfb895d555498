// SPDX-License-Identifier: GPL-3.0-or-later
#include "servicerules.h"

using namespace Qt::StringLiterals;
using namespace personae;

namespace {

FieldMap pairsOf(const QJsonObject &form)
{
    FieldMap fields;
    for (auto it = form.begin(); it != form.end(); ++it)
        fields.insert(it.key(), it.value());
    return fields;
}

wish::SaveProfile saved(const QJsonObject &form)
{
    const FieldMap fields = pairsOf(form);
    return {.patch = {fields}, .known = {{u"email"_s, fields.value(u"email"_s, u"a@b.example"_s)}}};
}

/// Where a case went to one of the further places (2.2, 3.4), that one is in use.
void takePlaceOf(const ContractCase &one, Endpoint &endpoint)
{
    const QString path = one.path().sliced(1);
    const bool chosen = endpoint.setting(u"epixel.imagePath"_s, u"auto"_s) != u"auto"_s ||
                        endpoint.settings.contains(u"epixel.refreshPath"_s);
    if (!chosen && path == "user/profile/profile-image/"_L1)
        endpoint.server.remembered.insert(u"imagePath"_s, path);
    else if (!chosen && one.bodyFields().contains("refresh"_L1))
        endpoint.server.remembered.insert(u"refreshPath"_s, path);
}

/// The update of the profile is two calls here: with a mailed code it changes the address.
Wish updateOf(const ContractCase &one)
{
    const QJsonObject form = one.bodyFields();
    if (!form.contains("token_field"_L1) && !form.contains("token_checksum_field"_L1))
        return saved(form);
    FieldMap arguments = pairsOf(form);
    // Said, so that it is not read first.
    arguments.insert(u"known"_s, QJsonObject{{u"email"_s, u"a@b.example"_s}});
    return wish::Call{u"change-email"_s, arguments};
}

std::optional<Wish> callFor(const ContractCase &one)
{
    const QString path = one.path();
    const QString country = path.section(u'/', 3, 3);
    if (path == "/user/token-generator/"_L1) // its fields are not documented (3.3)
        return wish::Call{
            u"request-email-code"_s,
            {{u"email"_s, pairsOf(one.bodyFields()).value(u"email"_s, u"new@example.org"_s)}}};
    if (path.startsWith("/get/states/"_L1))
        return wish::Call{u"states"_s, {{u"country"_s, country}}};
    static const QMap<QString, QString> calls{
        {u"/get/local-info/"_s, u"local-info"_s},
        {u"/user/profile/change-password/"_s, u"change-password"_s},
        {u"/user/forgot-password/"_s, u"forgot-password"_s},
    };
    const auto call = calls.constFind(path);
    if (call == calls.cend())
        return std::nullopt;
    return wish::Call{*call, pairsOf(one.bodyFields())};
}

std::optional<Wish> wishFor(const ContractCase &one)
{
    const QString path = one.path();
    const QJsonObject form = one.bodyFields();
    if (path == "/user/login/"_L1)
        return wish::SignIn{form.value("username"_L1).toString(),
                            form.value("password"_L1).toString()};
    if (form.contains("refresh"_L1))
        return wish::Renew{};
    if (path == "/user/get/profile/"_L1)
        return wish::ReadOwn{};
    if (path == "/user/update/profile/"_L1)
        return updateOf(one);
    if (path == "/user/manage/address/"_L1 || path == "/user/update/additional-info/"_L1)
        return saved(form);
    if (path.endsWith("/profile-image/"_L1))
        return wish::PutPicture{PictureSlot::Avatar, samplePicture("image/jpeg"), "image/jpeg",
                                sampleOriginal(), "image/jpeg"};
    return callFor(one);
}

QByteArray friendlyBody(const QByteArray &method, const QString &path)
{
    if (method == "POST" && path.contains("refresh"_L1))
        return R"({"access":"b.b.b"})";
    return R"({"status_code":200,"errors":{},"data":{}})";
}

ServiceRules rules()
{
    ServiceRules epixel;
    epixel.vectorBase = u"https://mlm.example.net/api/v1"_s;
    epixel.appKey = u"application-key"_s;
    epixel.fieldNames = {
        {u"languages"_s, u"lan"_s}, {u"currencies"_s, u"currency"_s}, {u"timezones"_s, u"tz"_s}};
    epixel.prepare = &takePlaceOf;
    epixel.wishFor = &wishFor;
    epixel.friendlyBody = &friendlyBody;
    return epixel;
}

const bool registered = addRules(u"epixel"_s, rules());

} // namespace
