// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/interlinedlist/profilefields.h"

using namespace Qt::StringLiterals;

namespace personae::interlinedlist {

namespace {

const QString preferences = u"preferences"_s;
const QString notifications = u"notifications"_s;
const QString notify = u"notify."_s;

FieldSpec spec(const QString &key, FieldShape shape, const QString &page = {})
{
    FieldSpec field;
    field.key = key;
    field.wording = key;
    field.shape = shape;
    field.page = page;
    return field;
}

FieldSpec shown(const QString &key, FieldShape shape, const QString &page = {})
{
    FieldSpec field = spec(key, shape, page);
    field.readOnly = true;
    return field;
}

FieldSpec shownWithCall(const QString &key, FieldShape shape, const QString &call,
                        const QString &page = {})
{
    FieldSpec field = shown(key, shape, page);
    field.changedBy = call;
    return field;
}

FieldSpec fixed(FieldSpec field)
{
    field.clearable = false;
    return field;
}

FieldSpec number(const QString &key, FieldShape shape, double least, double most)
{
    FieldSpec field = fixed(spec(key, shape, preferences));
    field.least = least;
    field.most = most;
    return field;
}

FieldSpec choice(const QString &key, const QStringList &words)
{
    FieldSpec field = fixed(spec(key, FieldShape::Choice, preferences));
    field.choices = words;
    return field;
}

FieldSpec yesNo(const QString &key, const QString &page = preferences)
{
    return fixed(spec(key, FieldShape::YesNo, page));
}

/// The events and channels of today; a server without them shows none (13).
QList<FieldSpec> notificationFields()
{
    QList<FieldSpec> fields;
    for (const auto &key : {u"notify.dig.push"_s, u"notify.dig.inApp"_s, u"notify.push.push"_s,
                            u"notify.push.inApp"_s, u"notify.follow.push"_s}) {
        FieldSpec field = yesNo(key, notifications);
        field.alwaysShown = false;
        fields.append(field);
    }
    return fields;
}

FieldSpec customerStatus()
{
    FieldSpec field = shown(u"customerStatus"_s, FieldShape::Choice);
    field.choices = {u"free"_s, u"subscriber"_s, u"subscriber:monthly"_s, u"subscriber:annual"_s};
    return field;
}

} // namespace

QList<FieldSpec> profileFields()
{
    const auto line = FieldShape::Line;
    const auto whole = FieldShape::Whole;
    const auto is = FieldShape::YesNo;
    QList<FieldSpec> fields{
        shown(u"username"_s, line),
        spec(u"displayName"_s, line),
        spec(u"bio"_s, FieldShape::Paragraphs),
        yesNo(u"isPrivateAccount"_s, {}),
        shownWithCall(u"email"_s, FieldShape::Email, u"request-email-change"_s),
        shownWithCall(u"emailVerified"_s, is, u"send-verification"_s),
        shownWithCall(u"pendingEmail"_s, FieldShape::Email, u"confirm-email-change"_s),
        customerStatus(),
        shown(u"createdAt"_s, line),
        shown(u"isAdministrator"_s, is),
        choice(u"theme"_s, {u"system"_s, u"light"_s, u"dark"_s}),
        choice(u"viewingPreference"_s,
               {u"my_messages"_s, u"all_messages"_s, u"followers_only"_s, u"following_only"_s}),
        number(u"messagesPerPage"_s, whole, 10, 30),
        number(u"maxMessageLength"_s, whole, 1, 10'000),
        number(u"notificationTrayLimit"_s, whole, 10, 40),
        yesNo(u"defaultPubliclyVisible"_s),
        yesNo(u"showPreviews"_s),
        yesNo(u"showAdvancedPostSettings"_s),
        number(u"latitude"_s, FieldShape::Decimal, -90, 90),
        number(u"longitude"_s, FieldShape::Decimal, -180, 180),
        spec(u"githubDefaultRepo"_s, line, preferences),
        shown(u"cleared"_s, is, preferences),
        shownWithCall(u"hasOpenaiApiKey"_s, is, u"change-openai-key"_s, preferences),
        shownWithCall(u"hasAnthropicApiKey"_s, is, u"change-anthropic-key"_s, preferences)};
    return fields + notificationFields();
}

PictureRule avatarRule()
{
    // Whatever comes is served as JPEG and in one size (6.1), so a true JPEG of that size goes up.
    PictureRule rule;
    rule.slot = PictureSlot::Avatar;
    rule.aspect = {1, 1};
    rule.maximumPixels = {1200, 1200};
    rule.maximumBytes = largestUpload;
    rule.aimBytes = 1'400'000;
    rule.formats = {u"jpeg"_s};
    rule.shownAt = {{28, 28}, {40, 40}, {60, 60}, {200, 200}};
    rule.round = true;
    rule.removable = true;
    rule.fromAddress = true;
    return rule;
}

const QStringList &keptFields()
{
    static const QStringList fields{u"username"_s,
                                    u"email"_s,
                                    u"displayName"_s,
                                    u"bio"_s,
                                    u"theme"_s,
                                    u"emailVerified"_s,
                                    u"pendingEmail"_s,
                                    u"maxMessageLength"_s,
                                    u"defaultPubliclyVisible"_s,
                                    u"messagesPerPage"_s,
                                    u"viewingPreference"_s,
                                    u"showPreviews"_s,
                                    u"showAdvancedPostSettings"_s,
                                    u"latitude"_s,
                                    u"longitude"_s,
                                    u"isPrivateAccount"_s,
                                    u"cleared"_s,
                                    u"githubDefaultRepo"_s,
                                    u"customerStatus"_s,
                                    u"notificationTrayLimit"_s,
                                    u"createdAt"_s,
                                    u"isAdministrator"_s,
                                    u"hasOpenaiApiKey"_s,
                                    u"hasAnthropicApiKey"_s};
    return fields;
}

bool isNotification(const QString &key)
{
    return key.startsWith(notify) && key.count(u'.') >= 2;
}

QString notificationKey(const QString &event, const QString &channel)
{
    return notify + event + u'.' + channel;
}

QString eventOf(const QString &key)
{
    return key.sliced(notify.size(), key.lastIndexOf(u'.') - notify.size());
}

QString channelOf(const QString &key)
{
    return key.sliced(key.lastIndexOf(u'.') + 1);
}

QList<Wish> splitProfile(const wish::SaveProfile &save)
{
    FieldMap profile;
    QMap<QString, FieldMap> events;
    for (auto it = save.patch.changes.cbegin(); it != save.patch.changes.cend(); ++it)
        (isNotification(it.key()) ? events[eventOf(it.key())] : profile)
            .insert(it.key(), it.value());
    QList<Wish> parts;
    if (!profile.isEmpty() || events.isEmpty())
        parts.append(wish::SaveProfile{{profile}, save.known});
    for (const FieldMap &event : std::as_const(events))
        parts.append(wish::SaveProfile{{event}, save.known});
    return parts;
}

} // namespace personae::interlinedlist
