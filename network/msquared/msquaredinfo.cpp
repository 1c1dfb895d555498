// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/msquared/msquaredinfo.h"

#include "network/msquared/address.h"
#include "network/msquared/choices.h"

using namespace Qt::StringLiterals;

namespace personae::msquared {

namespace {

QList<FieldSpec> fields()
{
    FieldSpec name;
    name.key = u"username"_s;
    name.wording = u"username"_s;
    name.required = true; // no text allows to unset it (3.2)
    name.clearable = false;
    name.patternLimit = namePattern;
    FieldSpec picture;
    picture.key = u"picture"_s;
    picture.wording = u"picture-object"_s;
    picture.shape = FieldShape::ObjectPair;
    picture.readsBack = false; // the answer shows an address, never the ids
    FieldSpec avatar;
    avatar.key = u"avatarObject"_s; // "avatar" is the picture slot's
    avatar.wording = u"avatar-object"_s;
    avatar.shape = FieldShape::ObjectPair;
    FieldSpec address;
    address.key = u"avatarAddress"_s;
    address.wording = u"avatar-address"_s;
    address.shape = FieldShape::WebAddress;
    address.readOnly = true;
    address.alwaysShown = false;
    FieldSpec wallet;
    wallet.key = u"wallet"_s;
    wallet.wording = u"wallet"_s;
    wallet.readOnly = true;
    return {name, picture, avatar, address, wallet};
}

PictureRule picture()
{
    PictureRule rule;
    rule.slot = PictureSlot::Avatar;
    rule.maximumPixels = {longestSide, longestSide};
    rule.maximumBytes = qsizetype(choices::defaultImageBytes.toLongLong());
    rule.aimBytes = 2'000'000;
    rule.formats = {u"png"_s, u"jpeg"_s};
    rule.shownAt = {{64, 64}, {256, 256}};
    rule.round = true;
    rule.keepsAddress = true;
    rule.capability = mayUpload;
    return rule;
}

QList<SignInFieldSpec> signInFields()
{
    SignInFieldSpec organization;
    organization.id = u"organization"_s;
    organization.wording = u"organization"_s;
    organization.example = u"acme-park"_s;
    SignInFieldSpec secret;
    secret.id = u"secret"_s;
    secret.secret = true;
    SignInFieldSpec address;
    address.id = u"address"_s;
    address.wording = u"address"_s;
    address.required = false;
    address.advanced = true;
    address.preset = addressTemplate;
    return {organization, secret, address};
}

QList<SettingSpec> settings()
{
    QList<SettingSpec> lines;
    const auto choice = [&lines](const QString &id) {
        lines.append({id, id, choices::documented(id), {}});
    };
    choice(choices::credential);
    choice(choices::avatarField);
    choice(choices::idPairStyle);
    choice(choices::uploadPart);
    choice(choices::uploadStyle);
    lines.append({choices::maxImageBytes,
                  choices::maxImageBytes,
                  {},
                  choices::defaultImageBytes,
                  FieldShape::Whole,
                  1});
    choice(choices::denyPath);
    for (const DenylistVerb verb : {DenylistVerb::Replace, DenylistVerb::Add, DenylistVerb::Remove})
        choice(choices::denyEncoding(verb));
    lines.append({choices::statusPath, choices::statusPath, {}, {}});
    return lines;
}

CallSpec plainCall(const QString &id)
{
    CallSpec call;
    call.id = id;
    return call;
}

PageSpec organizationPage()
{
    using Shape = ColumnSpec::Shape;
    PageSpec page;
    page.id = u"organization"_s;
    page.listing = rulesCall;
    page.columns = {
        {u"name"_s, u"name"_s, Shape::Text},       {u"id"_s, u"id"_s, Shape::Text},
        {mayUpload, mayUpload, Shape::YesNo},      {uniqueNames, uniqueNames, Shape::YesNo},
        {u"pattern"_s, u"pattern"_s, Shape::Text}, {u"permission"_s, u"permission"_s, Shape::Word}};
    page.calls = {statusCall, sourcesCall};
    return page;
}

/// Where the ids of pictures and avatars come from; the objects in it have no documented way (5.2).
CallSpec sourcesSpec()
{
    CallSpec call = plainCall(sourcesCall);
    FieldSpec type;
    type.key = u"type"_s;
    type.wording = u"datasource-type"_s;
    call.asks = {type};
    return call;
}

PageSpec sourcesPage()
{
    using Shape = ColumnSpec::Shape;
    PageSpec page;
    page.id = sourcesCall;
    page.listing = sourcesCall;
    page.columns = {{u"name"_s, u"name"_s, Shape::Text},
                    {u"id"_s, u"id"_s, Shape::Text},
                    {u"type"_s, u"datasource-type"_s, Shape::Word},
                    {u"permission"_s, u"permission"_s, Shape::Word}};
    page.opened = true;
    return page;
}

} // namespace

ServiceInfo describe()
{
    ServiceInfo info;
    info.id = u"msquared"_s;
    info.displayName = u"MSquared"_s;
    info.handleWording = u"username"_s;
    info.handleExample = u"ada_l"_s;
    info.signInWays = {SignInWay::Token, SignInWay::ApiKey};
    info.signInFields = signInFields();
    info.readRetries = 4;
    info.keepsSession = true;
    info.asksWhoIAm = true;
    info.handleMayChange = true;
    info.fields = fields();
    info.pictures = {picture()};
    info.settings = settings();
    info.calls = {plainCall(rulesCall), plainCall(statusCall), sourcesSpec()};
    info.pages = {organizationPage(), sourcesPage()};
    info.denylist = {.offered = true,
                     .readable = false,
                     .uniqueCapability = uniqueNames,
                     .patternLimit = namePattern};
    return info;
}

} // namespace personae::msquared
