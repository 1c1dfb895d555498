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

/// The update of the profile is two calls here: with a mailed code it changes the address.
Wish updateOf(const ContractCase &one)
{
    const QJsonObject form = one.bodyFields();
    if (form.contains("token_field"_L1) || form.contains("token_checksum_field"_L1))
        return wish::Call{u"change-email"_s, pairsOf(form)};
    return saved(form);
}

std::optional<Wish> callFor(const ContractCase &one)
{
    const QString path = one.path();
    const QString country = path.section(u'/', 3, 3);
    if (path.startsWith("/get/states/"_L1))
        return wish::Call{u"states"_s, {{u"country"_s, country}}};
    static const QMap<QString, QString> calls{
        {u"/get/local-info/"_s, u"local-info"_s},
        {u"/user/profile/change-password/"_s, u"change-password"_s},
        {u"/user/forgot-password/"_s, u"forgot-password"_s},
        {u"/user/token-generator/"_s, u"request-email-code"_s},
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
    epixel.wishFor = &wishFor;
    epixel.friendlyBody = &friendlyBody;
    return epixel;
}

const bool registered = addRules(u"epixel"_s, rules());

} // namespace
