// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/epixel/profileforms.h"

#include "network/epixel/envelope.h"
#include "network/epixel/localchecks.h"

using namespace Qt::StringLiterals;

namespace personae::epixel {

namespace {

using Pairs = QList<std::pair<QString, QString>>;

/// Profile key -> name in the update call.
const Pairs &localeNames()
{
    static const Pairs names{
        {u"lan"_s, u"languages"_s}, {u"currency"_s, u"currencies"_s}, {u"tz"_s, u"timezones"_s}};
    return names;
}

const QStringList profileKeys{u"email"_s, u"first_name"_s, u"last_name"_s, u"phone_number"_s,
                              u"lan"_s,   u"currency"_s,   u"tz"_s};
const QStringList codeKeys{u"token_field"_s, u"token_checksum_field"_s};
const QStringList addressKeys{u"address"_s,  u"city"_s,  u"phone"_s,
                              u"postcode"_s, u"state"_s, u"country"_s};
const QStringList aboutKeys{u"about"_s, u"linkedin"_s, u"facebook"_s, u"instagram"_s};

QString sentName(const QString &key)
{
    for (const auto &[profile, update] : localeNames()) {
        if (profile == key)
            return update;
    }
    return key;
}

FieldMap byProfileKey(const FieldMap &fields)
{
    FieldMap result;
    for (auto it = fields.cbegin(); it != fields.cend(); ++it)
        result.insert(profileKey(it.key()), it.value());
    return result;
}

QString cleaned(const QString &key, const QJsonValue &value)
{
    const QString text = textOf(value);
    if (key == "phone_number"_L1)
        return phoneDigits(text);
    return key == "email"_L1 || codeKeys.contains(key) ? text.trimmed() : text;
}

bool isRight(const QString &key, const QString &text)
{
    if (key == "email"_L1)
        return isEmail(text);
    if (key == "phone_number"_L1)
        return isPhone(text);
    return (key != "first_name"_L1 && key != "last_name"_L1) || isName(text);
}

QStringList keysOf(Kind kind)
{
    if (kind == Kind::UpdateAddress)
        return addressKeys;
    return kind == Kind::UpdateAbout ? aboutKeys : profileKeys + codeKeys;
}

QStringList requiredBy(Kind kind)
{
    if (kind == Kind::UpdateAddress)
        return {u"country"_s, u"address"_s, u"city"_s};
    return kind == Kind::UpdateProfile ? QStringList{u"email"_s} : QStringList();
}

} // namespace

ApiError localReject(const QString &why, const QStringList &fields)
{
    ApiError error;
    error.kind = Outcome::LocalReject;
    error.detail = why;
    for (const QString &field : fields)
        error.fieldIssues.insert(field, {});
    return error;
}

QString profileKey(const QString &name)
{
    for (const auto &[profile, update] : localeNames()) {
        if (update == name)
            return profile;
    }
    return name;
}

Kind homeOf(const QString &key)
{
    const QString name = profileKey(key);
    if (profileKeys.contains(name) || codeKeys.contains(name))
        return Kind::UpdateProfile;
    if (addressKeys.contains(name))
        return Kind::UpdateAddress;
    return aboutKeys.contains(name) ? Kind::UpdateAbout : Kind::Other;
}

QList<Wish> splitSave(const wish::SaveProfile &save)
{
    QMap<Kind, FieldMap> parts;
    for (auto it = save.patch.changes.cbegin(); it != save.patch.changes.cend(); ++it) {
        const bool isText = it.value().isString() || it.value().isDouble();
        const QString key = profileKey(it.key());
        parts[homeOf(key)].insert(it.key(), isText ? cleaned(key, it.value()) : it.value());
    }
    if (parts.isEmpty())
        return {save};
    QList<Wish> wishes;
    for (const FieldMap &changes : std::as_const(parts))
        wishes.append(wish::SaveProfile{{changes}, save.known});
    return wishes;
}

wish::SaveProfile emailSave(const FieldMap &arguments)
{
    wish::SaveProfile save;
    for (const auto &key : QStringList{u"email"_s} + codeKeys)
        save.patch.changes.insert(key, textOf(arguments.value(key)).trimmed());
    const QJsonObject known = arguments.value(knownKey).toObject();
    for (auto it = known.begin(); it != known.end(); ++it)
        save.known.insert(it.key(), it.value());
    return save;
}

Result<Form> formFor(Kind kind, const wish::SaveProfile &save, bool wholeForm)
{
    const FieldMap changes = byProfileKey(save.patch.changes);
    const FieldMap known = byProfileKey(save.known);
    const QStringList keys = keysOf(kind);
    const QStringList required = requiredBy(kind);
    QStringList wrong;
    Form form;
    for (const QString &key : keys) {
        const bool changed = changes.contains(key);
        const bool goesAlong = known.contains(key) && (wholeForm || required.contains(key));
        QString text = cleaned(key, changed ? changes.value(key) : known.value(key));
        // An address that only looks different is not changed: no code is asked for it.
        if (key == "email"_L1 && changed && isSameEmail(text, textOf(known.value(key))))
            text = cleaned(key, known.value(key));
        const bool missing = required.contains(key) && text.isEmpty();
        if (missing || (changed && !isRight(key, text)))
            wrong.append(key);
        else if (changed || goesAlong)
            form.append({sentName(key), text});
    }
    for (auto it = changes.cbegin(); it != changes.cend(); ++it) {
        if (!keys.contains(it.key()))
            wrong.append(it.key());
    }
    if (!wrong.isEmpty())
        return localReject(u"values missing or out of bounds"_s, wrong);
    return form;
}

} // namespace personae::epixel
