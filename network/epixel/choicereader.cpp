// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/epixel/profilereader.h"

using namespace Qt::StringLiterals;

namespace personae::epixel {

namespace {

const QStringList localeCodes{u"code"_s, u"key"_s,           u"id"_s,
                              u"lan"_s,  u"currency_code"_s, u"value"_s};
const QStringList stateCodes{u"id"_s, u"code"_s};
const QStringList labelKeys{u"name"_s, u"title"_s, u"label"_s, u"text"_s};

QString firstText(const QJsonObject &object, const QStringList &keys)
{
    for (const QString &key : keys) {
        if (const QString text = textOf(object.value(key)).trimmed(); !text.isEmpty())
            return text;
    }
    return {};
}

void add(Choices &choices, const QString &code, const QString &label)
{
    for (const auto &[known, text] : std::as_const(choices)) {
        if (known == code)
            return;
    }
    if (!code.isEmpty())
        choices.append({code, label.isEmpty() ? code : label});
}

Choices fromList(const QJsonArray &list, const QStringList &codeKeys)
{
    Choices choices;
    for (const QJsonValue &item : list) {
        if (item.isArray())
            add(choices, textOf(item[0]).trimmed(), textOf(item[1]).trimmed());
        else if (item.isObject())
            add(choices, firstText(item.toObject(), codeKeys),
                firstText(item.toObject(), labelKeys));
        else
            add(choices, textOf(item).trimmed(), {});
    }
    return choices;
}

/// {code: label}, or {code: {name: label}}.
Choices fromObject(const QJsonObject &object)
{
    Choices choices;
    for (auto it = object.begin(); it != object.end(); ++it) {
        const QString label = it.value().isObject() ? firstText(it.value().toObject(), labelKeys)
                                                    : textOf(it.value()).trimmed();
        add(choices, it.key(), label);
    }
    return choices;
}

/// The first member whose name holds one of these words, best first ("lan" is in "balance", too),
/// and that has something to choose from.
Choices memberLike(const QJsonObject &object, const QStringList &words)
{
    for (const QString &word : words) {
        for (auto it = object.begin(); it != object.end(); ++it) {
            if (!it.key().contains(word, Qt::CaseInsensitive))
                continue;
            if (const Choices choices = choicesIn(it.value(), localeCodes); !choices.isEmpty())
                return choices;
        }
    }
    return {};
}

QJsonArray firstArray(const QJsonValue &value)
{
    if (value.isArray())
        return value.toArray();
    const QJsonObject object = value.toObject();
    for (const QJsonValue &inner : object) {
        if (const QJsonArray list = firstArray(inner); !list.isEmpty())
            return list;
    }
    return {};
}

/// Where lists may stand, best first: in `data`, beside it, and one step below it.
QList<QJsonObject> sourcesIn(const Body &body)
{
    QList<QJsonObject> sources;
    const QJsonArray list = body.data.isArray() ? body.data.toArray() : QJsonArray{body.data};
    for (const QJsonValue &item : list)
        sources.append(item.toObject());
    sources.append(body.object());
    const QJsonObject data = onlyObject(body.data);
    for (const QJsonValue &inner : data)
        sources.append(inner.toObject());
    return sources;
}

void endUnlessSome(Answer &answer, const Body &body)
{
    if (!answer.learned.choices.isEmpty())
        return;
    const bool speaksIt = body.isEnvelope || body.data.isArray() || body.object().isEmpty();
    answer.error.kind = speaksIt ? Outcome::NoData : Outcome::ProtocolError;
}

} // namespace

Choices choicesIn(const QJsonValue &value, const QStringList &codeKeys)
{
    return value.isArray() ? fromList(value.toArray(), codeKeys) : fromObject(value.toObject());
}

void readLocalInfo(Answer &answer, const Body &body)
{
    const QList<std::pair<QString, QStringList>> lists{{u"languages"_s, {u"lang"_s, u"lan"_s}},
                                                       {u"currencies"_s, {u"curr"_s}},
                                                       {u"timezones"_s, {u"zone"_s, u"tz"_s}}};
    for (const QJsonObject &source : sourcesIn(body)) {
        for (const auto &[name, words] : lists) {
            const Choices choices = memberLike(source, words);
            if (!choices.isEmpty() && !answer.learned.choices.contains(name))
                answer.learned.choices.insert(name, choices);
        }
    }
    endUnlessSome(answer, body);
}

void readStates(Answer &answer, const Body &body)
{
    const Choices states = choicesIn(firstArray(body.data), stateCodes);
    if (!states.isEmpty())
        answer.learned.choices.insert(u"states"_s, states);
    endUnlessSome(answer, body);
}

} // namespace personae::epixel
