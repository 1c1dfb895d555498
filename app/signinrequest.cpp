// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/signinrequest.h"

#include <QMetaEnum>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace personae::signinrequest {

namespace {

constexpr QLatin1StringView identityLine("identity");
constexpr QLatin1StringView secretLine("secret");
constexpr QLatin1StringView appKeyLine("appKey");

/// Direction marks, joiners and the like: nobody can see or type them (Epixel 1.1).
bool isInvisible(QChar c)
{
    const char16_t code = c.unicode();
    return (code >= 0x200B && code <= 0x200F) || (code >= 0x202A && code <= 0x202E) ||
           code == 0x2060 || code == 0xFEFF || code == 0x00AD;
}

QString visible(QString text)
{
    text.removeIf(isInvisible);
    return text.trimmed();
}

/// Tokens and keys hold no blanks: a line break inside came from where it was copied.
QString compact(QString text)
{
    text.removeIf([](QChar c) { return c.isSpace() || c.isNull() || isInvisible(c); });
    return text;
}

/// Blanks may belong to a password, line ends never do.
QString withoutLineEnds(QString text)
{
    const auto isEnd = [](QChar c) { return c == u'\n' || c == u'\r'; };
    while (!text.isEmpty() && isEnd(text.back()))
        text.chop(1);
    while (!text.isEmpty() && isEnd(text.front()))
        text.remove(0, 1);
    return text;
}

bool isFor(const SignInFieldSpec &line, SignInWay way)
{
    return line.ways.isEmpty() || line.ways.contains(way);
}

QString valueOf(const SignInRequest &request, const QString &id)
{
    if (id == identityLine)
        return request.identity.trimmed();
    if (id == secretLine)
        return request.secret;
    if (id == appKeyLine)
        return request.appKey;
    return request.settings.value(id);
}

SignInField fieldOf(const QString &id)
{
    if (id == identityLine)
        return SignInField::Identity;
    if (id == secretLine)
        return SignInField::Secret;
    return id == appKeyLine ? SignInField::AppKey : SignInField::Setting;
}

} // namespace

SignInRequest cleaned(SignInRequest request, const ServiceInfo &info, const Account *known)
{
    request.identity = visible(request.identity);
    const bool isPassword =
        request.way == SignInWay::Password || request.way == SignInWay::NewAccount;
    request.secret = isPassword ? withoutLineEnds(request.secret) : compact(request.secret);
    request.appKey = compact(request.appKey);
    request.providerArgument = visible(request.providerArgument);
    for (QString &value : request.settings)
        value = visible(value);
    for (const SignInFieldSpec &line : info.signInFields) {
        const bool isSetting = fieldOf(line.id) == SignInField::Setting;
        if (line.secret && isSetting) {
            request.settings.remove(line.id); // settings are written to a file
            continue;
        }
        if (!isSetting || !valueOf(request, line.id).isEmpty())
            continue;
        const QString before = known ? known->settings.value(line.id) : QString();
        const QString value = before.isEmpty() ? line.preset : before;
        if (!value.isEmpty() && !request.settings.contains(line.id))
            request.settings.insert(line.id, value);
    }
    return request;
}

std::optional<Objection> missing(const SignInRequest &request, const ServiceInfo &info)
{
    for (const SignInFieldSpec &line : info.signInFields) {
        const bool isTyped = request.way != SignInWay::Browser || line.id != secretLine;
        if (!line.required || !isTyped || !isFor(line, request.way) ||
            !valueOf(request, line.id).isEmpty())
            continue;
        Objection objection;
        objection.error.kind = Outcome::LocalReject;
        objection.error.detail = u"empty"_s;
        objection.error.fieldIssues.insert(line.id, {});
        objection.field = fieldOf(line.id);
        return objection;
    }
    return std::nullopt;
}

FieldMap newAccount(const SignInRequest &request, const ServiceInfo &info)
{
    const CallSpec *call = info.call(info.newAccountCall);
    FieldMap arguments;
    for (const SignInFieldSpec &line : info.signInFields) {
        const auto isIt = [&line](const FieldSpec &field) { return field.key == line.id; };
        const bool isAsked = call && (call->asks.isEmpty() ||
                                      std::any_of(call->asks.cbegin(), call->asks.cend(), isIt));
        const QString value = valueOf(request, line.id);
        if (isAsked && isFor(line, request.way) && !value.isEmpty())
            arguments.insert(line.id, value);
    }
    return arguments;
}

QMap<QString, QString> keptSettings(const SignInRequest &request, const ServiceInfo &info)
{
    QMap<QString, QString> settings = request.settings;
    for (const SignInFieldSpec &line : info.signInFields) {
        if (line.ways == QList<SignInWay>{SignInWay::NewAccount})
            settings.remove(line.id);
    }
    return settings;
}

bool namesLine(const ServiceInfo &info, const QStringList &ids)
{
    return std::any_of(info.signInFields.cbegin(), info.signInFields.cend(),
                       [&ids](const SignInFieldSpec &line) { return ids.contains(line.id); });
}

bool asksFor(const ServiceInfo &info, const QString &id, SignInWay way)
{
    if (info.signInFields.isEmpty())
        return id == identityLine || id == secretLine;
    return std::any_of(
        info.signInFields.cbegin(), info.signInFields.cend(),
        [&](const SignInFieldSpec &line) { return line.id == id && isFor(line, way); });
}

bool isPasted(const ServiceInfo &info, SignInWay way)
{
    return way == SignInWay::Token || way == SignInWay::Browser ||
           (way == SignInWay::ApiKey && info.keepsSession);
}

QString nameOf(SignInWay way)
{
    return QString::fromLatin1(QMetaEnum::fromType<SignInWay>().valueToKey(int(way)));
}

QString firstLine(const SignInRequest &request, const ServiceInfo &info)
{
    for (const SignInFieldSpec &line : info.signInFields) {
        const QString value = line.secret || line.advanced || !isFor(line, request.way)
                                  ? QString()
                                  : valueOf(request, line.id);
        if (!value.isEmpty() && line.id != secretLine && line.id != appKeyLine)
            return value;
    }
    return {};
}

} // namespace personae::signinrequest
