// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/msquared/denylist.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace personae::msquared {

namespace {

using Pair = std::pair<QString, QString>;

ApiError reject(const QString &why, const QStringList &names = {})
{
    ApiError error;
    error.kind = Outcome::LocalReject;
    error.detail = why;
    for (const QString &name : names)
        error.fieldIssues.insert(name, {});
    return error;
}

/// Names whose replacement cannot be right (3.6).
QStringList wrongReplacements(const QList<Pair> &pairs)
{
    QSet<QString> names;
    QMap<QString, int> uses;
    for (const auto &[name, replacement] : pairs) {
        names.insert(name);
        ++uses[replacement];
    }
    QStringList wrong;
    for (const auto &[name, replacement] : pairs) {
        if (replacement.isEmpty() || uses.value(replacement) > 1 || names.contains(replacement))
            wrong.append(name);
    }
    return wrong;
}

QByteArray compact(const QJsonValue &value)
{
    return value.isArray() ? QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact)
                           : QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact);
}

QJsonValue replacementsAs(const QList<Pair> &pairs, const QString &encoding)
{
    QJsonArray list;
    QJsonObject map;
    for (const auto &[name, replacement] : pairs) {
        map.insert(name, replacement);
        if (encoding == "objects"_L1)
            list.append(QJsonObject{{u"username"_s, name}, {u"replacement"_s, replacement}});
        else
            list.append(QJsonArray{name, replacement});
    }
    if (encoding == "objects"_L1 || encoding == "pairs"_L1)
        return list;
    return encoding == "bareMap"_L1 ? map : QJsonObject{{u"usernames"_s, map}};
}

/// Lists of names in an answer, and what about them could not be understood.
class ListCollector
{
public:
    struct Named
    {
        QString key;
        QStringList names;
    };

    void walk(const QString &key, const QJsonValue &value)
    {
        if (value.isArray())
            takeList(key, value.toArray());
        else if (speaksOfFailure(key) && saysSomething(value))
            m_hasOtherFailures = true; // something failed, but not as a list of names
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            walk(it.key(), it.value());
    }

    static bool isFailureKey(const QString &key)
    {
        static const QStringList words{u"use"_s, u"fail"_s,  u"skip"_s,    u"conflict"_s,
                                       u"not"_s, u"error"_s, u"invalid"_s, u"denied"_s};
        return containsOne(key, words);
    }
    static bool isSuccessKey(const QString &key)
    {
        static const QStringList words{u"added"_s, u"removed"_s, u"deleted"_s, u"success"_s,
                                       u"updated"_s};
        return !isFailureKey(key) && containsOne(key, words);
    }

    [[nodiscard]] const QList<Named> &lists() const { return m_lists; }
    /// Something failed that no list names.
    [[nodiscard]] bool isUnclear() const
    {
        const bool named = std::any_of(m_lists.begin(), m_lists.end(), [](const Named &list) {
            return !isSuccessKey(list.key) && !list.names.isEmpty();
        });
        return m_isCut || (m_hasOtherFailures && !named);
    }

private:
    static bool containsOne(const QString &key, const QStringList &words)
    {
        return std::any_of(words.begin(), words.end(), [&key](const QString &word) {
            return key.contains(word, Qt::CaseInsensitive);
        });
    }

    static bool speaksOfFailure(const QString &key)
    {
        static const QStringList words{u"fail"_s,  u"skip"_s,    u"conflict"_s,
                                       u"error"_s, u"invalid"_s, u"denied"_s};
        return containsOne(key, words);
    }

    static bool saysSomething(const QJsonValue &value)
    {
        return value.toBool() || value.toDouble() != 0 || !value.toString().isEmpty() ||
               !value.toObject().isEmpty();
    }

    /// Lists may lie deeper.
    bool holdsLists(const QString &key, const QJsonValue &value)
    {
        const qsizetype before = m_lists.size();
        walk(key, value);
        return m_lists.size() > before;
    }

    void takeList(const QString &key, const QJsonArray &list)
    {
        Named named{key, {}};
        bool isCut = false;
        for (const QJsonValue &each : list) {
            if (const auto name = textOf(each.isObject() ? each["username"_L1] : each))
                named.names.append(*name);
            else if (!holdsLists(key, each) && (key.isEmpty() || speaksOfFailure(key)))
                isCut = true;
        }
        // Sentences beside the names say nothing more; half a list of names is none.
        m_isCut = m_isCut || (isCut && !named.names.isEmpty());
        m_hasOtherFailures = m_hasOtherFailures || isCut;
        if (list.isEmpty() || !named.names.isEmpty())
            m_lists.append(named);
    }

    QList<Named> m_lists;
    bool m_hasOtherFailures = false;
    bool m_isCut = false; ///< a list of failures holds what is no name
};

bool isMessageKey(const QString &key)
{
    static const QStringList keys{u"message"_s, u"error"_s, u"errors"_s, u"detail"_s, u"title"_s};
    return keys.contains(key);
}

/// Sentences of an error are no names, though they may stand in a list as names do.
QList<ListCollector::Named> withoutSentences(QList<ListCollector::Named> lists,
                                             const QSet<QString> &submitted)
{
    lists.removeIf([&](const ListCollector::Named &list) {
        return isMessageKey(list.key) &&
               std::none_of(list.names.begin(), list.names.end(),
                            [&](const QString &name) { return submitted.contains(name); });
    });
    return lists;
}

DenyReading read(const QList<ListCollector::Named> &lists, const QStringList &submitted)
{
    QSet<QString> failed;
    QSet<QString> named;
    int unclassified = 0;
    for (const ListCollector::Named &list : lists) {
        const QSet<QString> names(list.names.begin(), list.names.end());
        named.unite(names);
        if (ListCollector::isSuccessKey(list.key))
            continue;
        unclassified += ListCollector::isFailureKey(list.key) ? 0 : 1;
        failed.unite(names);
    }
    const bool strange = std::any_of(
        named.begin(), named.end(), [&](const QString &name) { return !submitted.contains(name); });
    if (strange || unclassified > 1) // rule 7, whatever else is said
        return {DenyReading::Kind::Unclear, {}};
    QStringList inOrder = submitted;
    inOrder.removeIf([&](const QString &name) { return !failed.contains(name); });
    return {inOrder.isEmpty() ? DenyReading::Kind::Success : DenyReading::Kind::Failures, inOrder};
}

} // namespace

Result<wish::Deny> tidied(const wish::Deny &deny)
{
    wish::Deny tidy{deny.verb, {}};
    const bool adds = deny.verb == DenylistVerb::Add;
    QStringList twice;
    for (const auto &[typedName, typedReplacement] : deny.names) {
        const Pair pair(typedName.trimmed(), adds ? typedReplacement.trimmed() : QString());
        if (pair.first.isEmpty() || tidy.names.contains(pair))
            continue;
        const bool known = std::any_of(tidy.names.cbegin(), tidy.names.cend(),
                                       [&](const Pair &one) { return one.first == pair.first; });
        if (known)
            twice.append(pair.first);
        tidy.names.append(pair);
    }
    if (!twice.isEmpty())
        return reject(u"two replacements for one name"_s, twice);
    if (tidy.names.isEmpty() && deny.verb != DenylistVerb::Replace)
        return reject(u"no names"_s);
    const QStringList wrong = adds ? wrongReplacements(tidy.names) : QStringList();
    if (!wrong.isEmpty())
        return reject(u"replacements missing or not distinct"_s, wrong);
    return tidy;
}

QByteArray denyBody(const wish::Deny &deny, const QString &encoding)
{
    if (deny.verb == DenylistVerb::Add)
        return compact(replacementsAs(deny.names, encoding));
    QJsonArray names;
    for (const auto &[name, replacement] : deny.names)
        names.append(name);
    return encoding == "array"_L1 ? compact(names) : compact(QJsonObject{{u"usernames"_s, names}});
}

DenyReading denyReading(const Body &body, const QStringList &submitted, bool isError)
{
    ListCollector collector;
    collector.walk({}, body.root);
    if (!isError) {
        const bool denies = body.root.isBool() && !body.root.toBool();
        const bool unsuccessful = body.object().value("success"_L1) == QJsonValue(false);
        if (collector.isUnclear() || denies || unsuccessful)
            return {DenyReading::Kind::Unclear, {}};
        return read(collector.lists(), submitted);
    }
    const QSet<QString> names(submitted.begin(), submitted.end());
    const auto lists = withoutSentences(collector.lists(), names);
    // Names that were taken do not make a success of a refusal (rule 6).
    const bool aboutIt = std::any_of(lists.begin(), lists.end(), [&](const auto &list) {
        return !ListCollector::isSuccessKey(list.key) &&
               std::any_of(list.names.begin(), list.names.end(),
                           [&](const QString &name) { return names.contains(name); });
    });
    return aboutIt ? read(lists, submitted) : DenyReading{DenyReading::Kind::NotAboutIt, {}};
}

bool namesAny(const QString &text, const QStringList &names)
{
    const auto isPart = [&text](qsizetype at) {
        return at >= 0 && at < text.size() &&
               (text.at(at).isLetterOrNumber() || text.at(at) == u'_');
    };
    return std::any_of(names.begin(), names.end(), [&](const QString &name) {
        qsizetype at = name.isEmpty() ? -1 : text.indexOf(name, 0, Qt::CaseInsensitive);
        while (at >= 0 && (isPart(at - 1) || isPart(at + name.size())))
            at = text.indexOf(name, at + 1, Qt::CaseInsensitive);
        return at >= 0;
    });
}

bool isAboutShape(const ApiError &error, const QStringList &submitted)
{
    if (error.httpStatus != 400 && error.httpStatus != 422)
        return false;
    const QString text = error.serverText;
    static const QStringList words{u"body"_s,   u"shape"_s,    u"array"_s,     u"object"_s,
                                   u"json"_s,   u"schema"_s,   u"expected"_s,  u"format"_s,
                                   u"record"_s, u"property"_s, u"required"_s,  u"must be"_s,
                                   u"parse"_s,  u"payload"_s,  u"usernames"_s, u"type"_s};
    return !namesAny(text, submitted) &&
           std::any_of(words.begin(), words.end(), [&](const QString &word) {
               return text.contains(word, Qt::CaseInsensitive);
           });
}

} // namespace personae::msquared
