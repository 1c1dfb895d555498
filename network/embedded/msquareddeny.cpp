// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/embedded/msquaredservice.h"
#include "network/embedded/rawjson.h"
#include "network/embedded/sharedcontrol.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace personae::embedded {

using namespace Qt::StringLiterals;

namespace {

using Pairs = QList<std::pair<QString, QString>>;

/// An array of strings; nothing where it is another shape.
std::optional<QStringList> namesIn(const QJsonValue &value)
{
    if (!value.isArray())
        return {};
    QStringList names;
    for (const QJsonValue &each : value.toArray()) {
        if (!each.isString())
            return {};
        names.append(each.toString());
    }
    return names;
}

std::optional<Pairs> pairsInMap(const QJsonValue &value)
{
    if (!value.isObject())
        return {};
    Pairs pairs;
    const QJsonObject map = value.toObject();
    for (auto it = map.begin(); it != map.end(); ++it) {
        if (!it.value().isString())
            return {};
        pairs.append({it.key(), it.value().toString()});
    }
    return pairs;
}

std::optional<Pairs> pairsInList(const QJsonValue &value, bool objects)
{
    if (!value.isArray())
        return {};
    Pairs pairs;
    for (const QJsonValue &each : value.toArray()) {
        const QJsonValue name = objects ? each["username"_L1] : each[0];
        const QJsonValue other = objects ? each["replacement"_L1] : each[1];
        if (!name.isString() || !other.isString())
            return {};
        pairs.append({name.toString(), other.toString()});
    }
    return pairs;
}

std::optional<Pairs> pairsIn(const QJsonValue &body, const QString &encoding)
{
    if (encoding == "map"_L1)
        return pairsInMap(body["usernames"_L1]);
    if (encoding == "bareMap"_L1)
        return pairsInMap(body);
    return pairsInList(body, encoding == "objects"_L1);
}

QJsonObject listed(const QString &key, const QStringList &names)
{
    return {{key, QJsonArray::fromStringList(names)}};
}

const QString wrongShape = u"The body has another shape than expected"_s;

} // namespace

Reply MSquaredService::deny(const Request &request)
{
    const bool dropped =
        request.method == "DELETE" && word(u"deleteBodies"_s, u"kept"_s) == "dropped"_L1;
    const QJsonDocument document = QJsonDocument::fromJson(dropped ? QByteArray() : request.body);
    if (document.isNull())
        return refusal(400, {u"A body is required"_s});
    const QJsonValue body =
        document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
    if (request.method == "PUT")
        return denyReplace(body);
    if (request.method == "POST")
        return denyAdd(body);
    if (request.method == "DELETE")
        return denyRemove(body);
    Reply reply = refusal(405, {u"Method Not Allowed"_s});
    return reply.with("allow", "PUT, POST, DELETE");
}

/// All or nothing (3.5).
Reply MSquaredService::denyReplace(const QJsonValue &body)
{
    const bool bare = word(u"denyEncodingPut"_s, u"object"_s) == "array"_L1;
    const auto names = namesIn(bare ? body : body["usernames"_L1]);
    if (!names)
        return refusal(400, {wrongShape});
    QStringList blockers;
    for (const QString &name : *names) {
        if (m_state.byName(name))
            blockers.append(name);
    }
    if (!blockers.isEmpty())
        return told({}, blockers, switchValue(u"denyStatus"_s, 409).toInt(409));
    if (!control().behaviours().ignoreWrites) {
        m_state.denied = *names;
        m_state.denied.removeDuplicates();
    }
    return saved(told(*names, {}, 200));
}

/// Frees a name by renaming its owner, then lists it (3.6). False: the replacement is not free.
bool MSquaredService::denyOne(const QString &name, const QString &replacement)
{
    if (m_state.denied.contains(name))
        return true;
    if (M2User *owner = m_state.byName(name)) {
        if (replacement.isEmpty() || m_state.byName(replacement) ||
            m_state.denied.contains(replacement))
            return false;
        owner->username = replacement;
    }
    m_state.denied.append(name);
    return true;
}

Reply MSquaredService::denyAdd(const QJsonValue &body)
{
    const auto pairs = pairsIn(body, word(u"denyEncodingPost"_s, u"map"_s));
    if (!pairs)
        return refusal(400, {wrongShape});
    QStringList done;
    QStringList failed;
    for (const auto &[name, replacement] : *pairs)
        (control().behaviours().ignoreWrites || denyOne(name, replacement) ? done : failed)
            .append(name);
    return saved(told(done, failed, 200));
}

Reply MSquaredService::denyRemove(const QJsonValue &body)
{
    const bool bare = word(u"denyEncodingDelete"_s, u"object"_s) == "array"_L1;
    const auto names = namesIn(bare ? body : body["usernames"_L1]);
    if (!names)
        return refusal(400, {wrongShape});
    QStringList done;
    QStringList skipped;
    for (const QString &name : *names) {
        if (m_state.byName(name)) {
            skipped.append(name);
            continue;
        }
        done.append(name);
        if (!control().behaviours().ignoreWrites)
            m_state.denied.removeAll(name);
    }
    return saved(told(done, skipped, 200));
}

/// The wire shape is not documented (3.8): any that the client has to read.
Reply MSquaredService::told(const QStringList &done, const QStringList &failed, int status)
{
    const QString shape = word(u"denyAnswer"_s, u"array"_s);
    if (shape == "empty"_L1 || (failed.isEmpty() && shape == "array"_L1))
        return reply::empty(status);
    if (shape == "named"_L1)
        return reply::bare(raw::compact(listed(u"failed"_s, failed)), status);
    QJsonObject json;
    const bool unclear = shape == "unclear"_L1;
    json.insert(unclear ? u"alpha"_s : u"updated"_s, QJsonArray::fromStringList(done));
    json.insert(unclear ? u"beta"_s : u"skipped"_s, QJsonArray::fromStringList(failed));
    if (shape == "both"_L1 || unclear)
        return reply::bare(raw::compact(json), status);
    return reply::bare(
        QJsonDocument(QJsonArray::fromStringList(failed)).toJson(QJsonDocument::Compact), status);
}

} // namespace personae::embedded
