// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ports/serviceport.h"

namespace personae::played {

using namespace Qt::StringLiterals;

/// Notes what is asked of it.
class Port final : public ServicePort
{
public:
    explicit Port(const ServiceInfo &declared)
        : info(declared)
    {
    }

    [[nodiscard]] const ServiceInfo *service(const AccountId &) const override { return &info; }
    [[nodiscard]] Account account(const AccountId &) const override { return held; }
    quint64 call(const AccountId &, const QString &, const FieldMap &) override { return 0; }
    void cancel(quint64) override {}
    QUrl browserAddress(const AccountId &, const QString &, const FieldMap &) const override
    {
        return {};
    }
    void unlock(const AccountId &, const QString &) override {}
    [[nodiscard]] bool isUnlocked(const AccountId &) const override { return false; }
    void setSetting(const AccountId &account, const QString &id, const QString &value) override
    {
        if (value.isEmpty())
            held.settings.remove(id);
        else
            held.settings.insert(id, value);
        set.append(id + u'=' + value);
        Q_EMIT accountChanged(account);
    }
    void forgetWait(const AccountId &account) override
    {
        held.writesNotBefore = {};
        ++forgotten;
        Q_EMIT accountChanged(account);
    }

    ServiceInfo info;
    Account held;
    QStringList set;
    int forgotten = 0;
};

inline FieldSpec field(const QString &key, FieldShape shape, const QString &page = {})
{
    FieldSpec spec;
    spec.key = spec.wording = key;
    spec.shape = shape;
    spec.page = page;
    return spec;
}

/// A service with every shape a declaration may name, on three pages.
inline ServiceInfo info()
{
    ServiceInfo info;
    info.id = u"rich"_s;
    info.displayName = u"Rich"_s;
    FieldSpec name = field(u"displayName"_s, FieldShape::Line);
    name.patternLimit = u"username.pattern"_s;
    FieldSpec email = field(u"email"_s, FieldShape::Email);
    email.readOnly = true;
    email.changedBy = u"request-email-change"_s;
    FieldSpec status = field(u"customerStatus"_s, FieldShape::Line);
    status.readOnly = true;
    FieldSpec pair = field(u"picture"_s, FieldShape::ObjectPair);
    pair.readsBack = false;
    FieldSpec zone = field(u"tz"_s, FieldShape::Choice);
    zone.choicesFrom = u"timezones"_s;
    FieldSpec language = field(u"lan"_s, FieldShape::Choice);
    language.choicesFrom = u"languages"_s;
    FieldSpec shown = field(u"isPrivateAccount"_s, FieldShape::YesNo, u"preferences"_s);
    FieldSpec count = field(u"messagesPerPage"_s, FieldShape::Whole, u"preferences"_s);
    count.least = 10;
    count.most = 30;
    count.clearable = false;
    FieldSpec latitude = field(u"latitude"_s, FieldShape::Decimal, u"preferences"_s);
    latitude.least = -90;
    latitude.most = 90;
    FieldSpec view = field(u"viewingPreference"_s, FieldShape::Choice, u"preferences"_s);
    view.choices = {u"my_messages"_s, u"all_messages"_s, u"followers_only"_s, u"following_only"_s};
    view.required = true;
    FieldSpec follow = field(u"notify.follow.push"_s, FieldShape::YesNo, u"notifications"_s);
    info.fields = {name, email, status, pair, zone, language, shown, count, latitude, view, follow};
    PictureRule avatar;
    avatar.maximumBytes = 1'000'000;
    avatar.formats = {u"jpeg"_s};
    avatar.round = true;
    avatar.fromAddress = true;
    avatar.capability = u"uploadPicture"_s;
    info.pictures = {avatar};
    info.settings = {
        {u"m2.idPairStyle"_s, u"m2.idPairStyle"_s, {u"object"_s, u"dotted"_s}, {}},
        {u"m2.statusPath"_s, u"m2.statusPath"_s, {}, {}},
        {u"epixel.imagePath"_s, u"imagePath"_s, {u"auto"_s, u"first"_s, u"second"_s}, {}},
        {u"strange.thing"_s, u"strange.thing"_s, {}, u"abc"_s}};
    return info;
}

inline FieldMap values()
{
    return {{u"displayName"_s, u"Ada"_s},
            {u"email"_s, u"ada@example.com"_s},
            {u"customerStatus"_s, u"subscriber:annual"_s},
            {u"tz"_s, u"Mars/Olympus"_s},
            {u"lan"_s, u"en"_s},
            {u"isPrivateAccount"_s, true},
            {u"messagesPerPage"_s, 20},
            {u"latitude"_s, 51.5},
            {u"viewingPreference"_s, u"all_messages"_s},
            {u"notify.follow.push"_s, false}};
}

} // namespace personae::played
