// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/embedded/baking.h"
#include "network/embedded/formbody.h"
#include "network/embedded/msquaredservice.h"
#include "network/embedded/sharedcontrol.h"

#include <QJsonDocument>
#include <QRegularExpression>

namespace personae::embedded {

using namespace Qt::StringLiterals;

namespace {

const QString pictureField = u"profilePictureObjectDefinitionId"_s;
const QString objectPrefix = u"object:"_s;

bool isImage(const QByteArray &bytes)
{
    return bytes.startsWith("\x89PNG") || bytes.startsWith("\xFF\xD8\xFF");
}

QString altered(const QString &text)
{
    return text + u'~';
}

} // namespace

Reply MSquaredService::profile(const Request &request, const Asker &asker)
{
    if (request.method != "GET" && request.method != "PUT") {
        Reply reply = refusal(405, {u"Method Not Allowed"_s});
        return reply.with("allow", "GET, PUT");
    }
    if (isOn(u"newerApi"_s))
        return reply::bare(R"({"id":"u1","createdAt":"2024-12-03T00:00:00Z","name":"Ada"})");
    if (!asker.user) {
        if (word(u"apiKeyProfile"_s, u"none"_s) == "refused"_L1 || request.method == "PUT")
            return refusal(403, {u"A user token is needed"_s});
        return noProfile();
    }
    if (request.method == "PUT")
        return put(request, *asker.user);
    if (!asker.user->exists)
        return noProfile();
    ++m_state.readings;
    return reply::bare(QJsonDocument(shown(request, *asker.user)).toJson(QJsonDocument::Compact));
}

Reply MSquaredService::noProfile() const
{
    const QString shape = word(u"noProfile"_s, u"404"_s);
    return shape == "404"_L1 ? refusal(404, {u"Profile not found"_s})
                             : reply::bare(shape.toLatin1());
}

QJsonObject MSquaredService::shown(const Request &request, const M2User &user) const
{
    QJsonObject json;
    const auto add = [&json](const QString &key, const QString &text) {
        if (!text.isEmpty())
            json.insert(key, text);
    };
    add(u"username"_s, user.username);
    add(u"profilePictureUrl"_s, pictureAddress(request, user));
    add(u"evmLinkedWalletAddress"_s, user.wallet);
    if (!user.avatar.isEmpty()) {
        const QString address = originFor(request) + u"/pictures/"_s + user.avatar + u".png"_s;
        json.insert("avatar"_L1,
                    QJsonObject{{"url"_L1, address},
                                {"datasourceId"_L1, user.avatar.section(u'.', 0, 0)},
                                {"objectDefinitionId"_L1, user.avatar.section(u'.', 1)}});
    }
    return json;
}

QString MSquaredService::pictureAddress(const Request &request, const M2User &user) const
{
    if (user.picture.isEmpty())
        return {};
    const bool isObject = user.picture.startsWith(objectPrefix);
    const QString file =
        isObject ? user.picture.sliced(objectPrefix.size()) + u".png"_s : user.picture;
    const QString address = originFor(request) + u"/pictures/"_s + file;
    if (word(u"pictures"_s, u"open"_s) != "signed"_L1)
        return address;
    return address + u"?sig="_s + QString::number(m_state.readings);
}

Reply MSquaredService::put(const Request &request, M2User &user)
{
    const QByteArray type = request.header("content-type").toLower();
    if (type.startsWith("multipart/form-data") || type.startsWith("image/"))
        return putPicture(request, user);
    if (!type.startsWith("application/json"))
        return refusal(415, {u"Unsupported Media Type"_s});
    const QJsonDocument document = QJsonDocument::fromJson(request.body);
    if (!document.isObject())
        return refusal(400, {u"The body must be a JSON object"_s});
    const QJsonObject json = document.object();
    const M2User before = user;
    const QString avatarField = word(u"avatarField"_s, u"avatarObjectDefinitionId"_s);
    std::optional<Reply> problem;
    if (json.contains("username"_L1))
        problem = rename(user, json.value("username"_L1));
    if (!problem && json.contains(pictureField)) {
        QString chosen;
        problem = choose(json.value(pictureField), chosen);
        user.picture = chosen.isEmpty() ? QString() : objectPrefix + chosen;
    }
    if (!problem && json.contains(avatarField))
        problem = choose(json.value(avatarField), user.avatar);
    if (problem) {
        user = before;
        return *problem;
    }
    return written(request, user, before);
}

/// Which status it has is not documented (U11).
Reply MSquaredService::badName(int status, const QStringList &messages) const
{
    const int wanted = switchValue(u"nameStatus"_s, 0).toInt();
    return refusal(wanted > 0 ? wanted : status, messages);
}

std::optional<Reply> MSquaredService::rename(M2User &user, const QJsonValue &name)
{
    const QString wanted = name.toString();
    const QRegularExpression pattern(
        QRegularExpression::anchoredPattern(word(u"pattern"_s, u"^[a-z0-9_]{3,16}$"_s)));
    if (!name.isString())
        return refusal(400, {u"username must be a string"_s});
    QStringList problems;
    if (wanted.size() < 3)
        problems.append(u"too short"_s);
    if (!pattern.match(wanted).hasMatch())
        problems.append(u"bad alphabet"_s);
    if (!problems.isEmpty())
        return badName(400, problems);
    const M2User *owner = m_state.byName(wanted);
    if (isOn(u"unique"_s, true) && owner && owner != &user)
        return badName(409, {u"Username is taken"_s});
    if (m_state.denied.contains(wanted))
        return badName(422, {u"Username is not allowed"_s});
    user.username = wanted;
    return {};
}

std::optional<Reply> MSquaredService::choose(const QJsonValue &pair, QString &target) const
{
    if (pair.isNull()) {
        target.clear();
        return {};
    }
    const bool dotted = word(u"idPairStyle"_s, u"object"_s) == "dotted"_L1;
    if (dotted ? !pair.isString() : !pair.isObject())
        return refusal(400, {u"An object definition id has another shape"_s});
    const QString ids = dotted ? pair.toString()
                               : QString(pair["datasourceId"_L1].toString() + u'.' +
                                         pair["objectDefinitionId"_L1].toString());
    if (!M2State::hasObject(ids))
        return refusal(400, {u"No such object in your collection"_s});
    target = ids;
    return {};
}

Reply MSquaredService::putPicture(const Request &request, M2User &user)
{
    if (!isOn(u"pictureUpload"_s, true))
        return refusal(403, {u"This organization takes no pictures"_s});
    const bool raw = word(u"uploadStyle"_s, u"multipart"_s) == "raw"_L1;
    if (raw != request.header("content-type").toLower().startsWith("image/"))
        return refusal(415, {u"Unsupported Media Type"_s});
    if (raw)
        return keepPicture(request, user, request.body);
    const QByteArray wanted = word(u"uploadPart"_s, u"profilePicture"_s).toLatin1();
    const auto parts = formParts(request);
    if (!parts)
        return refusal(400, {u"The form could not be read"_s});
    for (const FormPart &part : *parts) {
        if (part.name == wanted && !part.fileName.isEmpty())
            return keepPicture(request, user, part.content);
    }
    return refusal(400, {u"A file is missing"_s});
}

Reply MSquaredService::keepPicture(const Request &request, M2User &user, const QByteArray &bytes)
{
    constexpr qsizetype largest = 5 * 1024 * 1024;
    if (bytes.size() > largest)
        return refusal(413, {u"The picture is too large"_s});
    if (!isImage(bytes) || baking::decode(bytes).isNull())
        return refusal(400, {u"This is no picture"_s});
    const M2User before = user;
    user.picture = m_state.keepPicture(bytes, bytes.startsWith("\x89PNG") ? u"png"_s : u"jpg"_s);
    return written(request, user, before);
}

/// What the switches make of a change that is in order.
Reply MSquaredService::written(const Request &request, M2User &user, const M2User &before)
{
    const Behaviours behaviours = control().behaviours();
    if (behaviours.ignoreWrites)
        user = before;
    else if (behaviours.alterWrites && user.username != before.username)
        user.username = altered(user.username);
    user.exists = true;
    const QString answer = word(u"putAnswer"_s, u"profile"_s);
    if (answer == "empty"_L1)
        return saved(reply::empty());
    if (answer == "ok"_L1)
        return saved(reply::bare(R"({"success":true})"));
    return saved(reply::bare(QJsonDocument(shown(request, user)).toJson(QJsonDocument::Compact)));
}

} // namespace personae::embedded
