// SPDX-License-Identifier: GPL-3.0-or-later
#include "valuecheck.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;
using namespace personae;

namespace {

NamedValue nothing()
{
    return {true, std::nullopt};
}

NamedValue said(const QJsonValue &value)
{
    return {true, value};
}

template <typename T> NamedValue optional(const std::optional<T> &value)
{
    return value ? said(QJsonValue(*value)) : nothing();
}

NamedValue textOrNothing(const QString &text)
{
    return text.isEmpty() ? nothing() : said(text);
}

NamedValue following(const std::optional<Following> &value)
{
    if (!value)
        return nothing();
    if (*value == Following::Requested)
        return said(u"requested"_s);
    return said(*value == Following::Yes);
}

NamedValue openMap(const std::optional<QMap<QString, QString>> &x)
{
    if (!x)
        return nothing();
    QJsonObject json;
    for (auto it = x->cbegin(); it != x->cend(); ++it)
        json.insert(it.key(), it.value());
    return said(json);
}

NamedValue kind(const std::optional<PersonKind> &value)
{
    if (!value)
        return nothing();
    return said(*value == PersonKind::Community ? u"community"_s : u"person"_s);
}

NamedValue pictureValue(const QString &name, const Answer &answer)
{
    if (!answer.picture)
        return nothing();
    if (name == "mediaType"_L1)
        return said(QString::fromLatin1(answer.picture->mediaType));
    if (name == "bytes"_L1)
        return said(qint64(answer.picture->bytes.size()));
    return textOrNothing(answer.picture->variant);
}

NamedValue keyValue(const QString &name, const Answer &answer)
{
    if (!answer.key)
        return nothing();
    return name == "key"_L1 ? textOrNothing(answer.key->key) : said(answer.key->keyId);
}

/// Single results stand under their own names, in `values` or in the one row of a call.
NamedValue resultValue(const QString &name, const Answer &answer)
{
    if (answer.values.contains(name))
        return said(answer.values.value(name));
    if (answer.records && answer.records->size() == 1 &&
        answer.records->constFirst().contains(name))
        return said(answer.records->constFirst().value(name));
    return nothing();
}

/// Names without a place of their own in an answer.
bool isResultName(const QString &name)
{
    static const QStringList names{u"checksum"_s, u"followers"_s, u"pendingRequests"_s, u"slug"_s};
    return names.contains(name);
}

NamedValue passing(const Answer &answer)
{
    if (answer.upload)
        return said(answer.upload->passing);
    return answer.actionId.isEmpty() ? nothing() : said(answer.actionPassing);
}

bool sameNumberOrValue(const QJsonValue &expected, const QJsonValue &value)
{
    if (expected.isDouble() && value.isDouble())
        return expected.toDouble() == value.toDouble();
    return expected == value;
}

} // namespace

NamedValue valueNamed(const QString &name, const PersonFacts &person)
{
    if (name.startsWith("own."_L1)) {
        const auto it = person.own.constFind(name.sliced(4));
        return it == person.own.cend() ? nothing() : said(*it);
    }
    static const QMap<QString, NamedValue (*)(const PersonFacts &)> readers{
        {u"handle"_s, [](const PersonFacts &p) { return optional(p.handle); }},
        {u"id"_s, [](const PersonFacts &p) { return optional(p.id); }},
        {u"name"_s, [](const PersonFacts &p) { return optional(p.name); }},
        {u"kind"_s, [](const PersonFacts &p) { return kind(p.kind); }},
        {u"picture"_s, [](const PersonFacts &p) { return optional(p.picture); }},
        {u"cover"_s, [](const PersonFacts &p) { return optional(p.cover); }},
        {u"status"_s, [](const PersonFacts &p) { return optional(p.status); }},
        {u"roles"_s,
         [](const PersonFacts &p) {
             return p.roles ? said(QJsonArray::fromStringList(*p.roles)) : nothing();
         }},
        {u"role"_s,
         [](const PersonFacts &p) { return p.roles ? said(p.roles->value(0)) : nothing(); }},
        {u"connected"_s, [](const PersonFacts &p) { return optional(p.connected); }},
        {u"following"_s, [](const PersonFacts &p) { return following(p.following); }},
        {u"follower"_s, [](const PersonFacts &p) { return optional(p.follower); }},
        {u"trust"_s, [](const PersonFacts &p) { return optional(p.trust); }},
        {u"hiddenInHome"_s, [](const PersonFacts &p) { return optional(p.hiddenInHome); }},
        {u"x"_s, [](const PersonFacts &p) { return openMap(p.x); }},
    };
    const auto reader = readers.constFind(name);
    return reader == readers.cend() ? NamedValue{} : (*reader)(person);
}

NamedValue valueNamed(const QString &name, const Answer &answer)
{
    const QString plain = name.startsWith("own."_L1) ? name.sliced(4) : name;
    if (const NamedValue result = resultValue(plain, answer); result.value)
        return result;
    if (isResultName(name)) {
        const auto own = answer.person.own.constFind(name);
        return own == answer.person.own.cend() ? nothing() : said(*own);
    }
    if (name == "pictureId"_L1)
        return answer.upload ? said(answer.upload->pictureId) : nothing();
    if (name == "passing"_L1)
        return passing(answer);
    if (name == "actionId"_L1)
        return textOrNothing(answer.actionId);
    if (name == "keyId"_L1 || name == "key"_L1)
        return keyValue(name, answer);
    if (name == "state"_L1)
        return textOrNothing(answer.state);
    if (name == "appDomain"_L1)
        return textOrNothing(answer.appDomain);
    if (name == "mediaType"_L1 || name == "bytes"_L1 || name == "variant"_L1)
        return pictureValue(name, answer);
    if (name == "value"_L1)
        return answer.value ? said(*answer.value) : nothing();
    if (name == "url"_L1)
        return answer.upload ? said(answer.upload->pictureId) : nothing();
    return valueNamed(name, answer.person);
}

bool agrees(const QString &name, const QJsonValue &expected, const NamedValue &said,
            bool emptyIsNothing)
{
    if (!expected.isNull())
        return said.value && sameNumberOrValue(expected, *said.value);
    const bool mayBeSilent = name == "name"_L1 || name == "picture"_L1 || name == "cover"_L1 ||
                             name == "handle"_L1 || (emptyIsNothing && name.startsWith("own."_L1));
    if (!said.value)
        return mayBeSilent;
    return said.value->isNull() || said.value->toString(u"-"_s).isEmpty();
}

QJsonArray sortedTexts(QStringList texts)
{
    texts.sort();
    return QJsonArray::fromStringList(texts);
}

QString shown(const QJsonValue &value)
{
    QString text =
        QString::fromUtf8(QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact));
    text = text.sliced(1, text.size() - 2);
    return text.size() > 300 ? text.left(300) + u'…' : text;
}
