// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/embedded/baking.h"
#include "network/embedded/epixelservice.h"
#include "network/embedded/jwt.h"

#include <QImage>
#include <QJsonArray>
#include <QRegularExpression>
#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace personae::embedded {

namespace {

const QMap<QString, QString> &profileNames()
{
    static const QMap<QString, QString> names{
        {u"first_name"_s, u"first_name"_s}, {u"last_name"_s, u"last_name"_s},
        {u"email"_s, u"email"_s},           {u"phone_number"_s, u"phone_number"_s},
        {u"languages"_s, u"lan"_s},         {u"currencies"_s, u"currency"_s},
        {u"timezones"_s, u"tz"_s}};
    return names;
}

/// The sentence of the document, with the time left until the day ends on the server's clock.
QString waitText(QString text, qint64 seconds)
{
    text.replace("HH"_L1, QString::number(seconds / 3600).rightJustified(2, u'0'));
    text.replace("MM"_L1, QString::number(seconds / 60 % 60));
    text.replace("SS"_L1, QString::number(seconds % 60).rightJustified(2, u'0'));
    return text;
}

} // namespace

Reply EpixelService::taken() const
{
    const Reply done = m_store.save() ? data({}) : json({}, 500);
    return Reply(done).wrote();
}

std::optional<Reply> EpixelService::throttled(Call &call)
{
    const int most = switchValue(u"dailyLimit"_s, 5).toInt();
    const QDateTime now = control().now();
    epixel::Member &member = *call.member;
    if (member.limitDay != now.date()) {
        member.limitDay = now.date();
        member.sentThatDay = 0;
    }
    if (most <= 0 || member.sentThatDay < most) {
        ++member.sentThatDay;
        return std::nullopt;
    }
    const qint64 left = now.secsTo(QDateTime(now.date().addDays(1), QTime(0, 0), Qt::UTC));
    const QString said =
        waitText(text(u"waitText"_s, u"Your daily profile update limit is exceeded. Expected "
                                     "available in HH hours <MM minutes and SS seconds."_s),
                 left);
    const QString shape = text(u"throttleShape"_s, u"detail"_s);
    const QJsonValue errors = shape == "list"_L1 ? QJsonValue(QJsonArray{said})
                                                 : QJsonValue(QJsonObject{{u"detail"_s, said}});
    Reply refused =
        shape == "text"_L1
            ? reply::plain(429, said.toUtf8())
            : json({{u"status_code"_s, 429}, {u"errors"_s, errors}, {u"data"_s, QJsonObject()}},
                   429);
    if (const int header = switchValue(u"retryAfter"_s, 0).toInt(); header > 0)
        refused.with("Retry-After", QByteArray::number(header));
    return refused;
}

/// What a changed address needs besides (Epixel 3.3).
EpixelService::Errors EpixelService::codeErrors(const Call &call) const
{
    const epixel::Form &form = call.form;
    const epixel::Member &member = *call.member;
    Errors errors;
    if (form.value(u"token_checksum_field"_s).isEmpty())
        errors[u"token_checksum_field"_s].append(u"This field is required."_s);
    if (form.value(u"token_field"_s).isEmpty())
        errors[u"token_field"_s].append(u"This field is required."_s);
    if (errors.isEmpty() &&
        (form.value(u"token_field"_s) != QLatin1StringView(epixel::demoEmailCode) ||
         form.value(u"token_checksum_field"_s) != member.checksum))
        errors[u"token_field"_s].append(u"The token does not match."_s);
    return errors;
}

EpixelService::Errors EpixelService::profileErrors(const Call &call) const
{
    const epixel::Form &form = call.form;
    const epixel::Member &member = *call.member;
    Errors errors;
    const QString email = form.value(u"email"_s);
    static const QRegularExpression address(u"^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$"_s);
    static const QRegularExpression phone(u"^[0-9]{0,15}$"_s);
    if (!form.has(u"email"_s))
        errors[u"email"_s].append(u"This field is required."_s);
    else if (!address.match(email).hasMatch())
        errors[u"email"_s].append(u"Enter a valid email address."_s);
    const QString number = form.value(u"phone_number"_s);
    const bool isShort =
        !number.isEmpty() && number.size() < switchValue(u"phoneMinimum"_s, 0).toInt();
    if (isShort || !phone.match(number).hasMatch())
        errors[u"phone_number"_s].append(
            u"Phone number must be entered in the format: 999999999. Up to 15 digits allowed."_s);
    for (const QString &name : {u"first_name"_s, u"last_name"_s}) {
        if (form.value(name).size() > 255)
            errors[name].append(u"Ensure this field has no more than 255 characters."_s);
    }
    return errors.isEmpty() && email != member.profile.value(u"email"_s) ? codeErrors(call)
                                                                         : errors;
}

Reply EpixelService::updateProfile(Call &call)
{
    const epixel::Form &form = call.form;
    epixel::Member &member = *call.member;
    const Errors errors = profileErrors(call);
    const bool moves = form.value(u"email"_s) != member.profile.value(u"email"_s);
    if (!errors.isEmpty())
        return invalid(errors);
    if (on(u"limitCoversUpdate"_s)) {
        if (const std::optional<Reply> wait = throttled(call))
            return *wait;
    }
    if (on(u"ignoreWrites"_s))
        return data({});
    for (auto it = profileNames().cbegin(); it != profileNames().cend(); ++it) {
        if (form.has(it.key()))
            member.profile.insert(it.value(), form.value(it.key()));
        else if (on(u"clearsOmitted"_s))
            member.profile.insert(it.value(), QString());
    }
    if (moves)
        member.checksum.clear();
    return taken();
}

Reply EpixelService::updateAddress(Call &call)
{
    Errors errors;
    for (const QString &name : {u"country"_s, u"address"_s, u"city"_s}) {
        if (call.form.value(name).isEmpty())
            errors[name].append(u"This field is required."_s);
    }
    if (!errors.isEmpty())
        return invalid(errors);
    if (on(u"ignoreWrites"_s))
        return data({});
    for (const QString &name :
         {u"address"_s, u"city"_s, u"phone"_s, u"postcode"_s, u"state"_s, u"country"_s}) {
        if (call.form.has(name))
            call.member->address.insert(name, call.form.value(name));
        else if (on(u"clearsOmitted"_s))
            call.member->address.insert(name, QString());
    }
    return taken();
}

Reply EpixelService::updateAbout(Call &call)
{
    for (const QString &name : {u"about"_s, u"linkedin"_s, u"facebook"_s, u"instagram"_s}) {
        if (call.form.has(name))
            call.member->about.insert(name, call.form.value(name));
    }
    return taken();
}

Reply EpixelService::putImage(Call &call)
{
    Errors errors;
    for (const QString &name : {u"image"_s, u"cropped_image"_s}) {
        if (baking::decode(call.form.files.value(name).bytes).isNull())
            errors[name].append(
                u"Upload a valid image. The file you uploaded was either not an image or a "
                "corrupted image."_s);
    }
    if (!errors.isEmpty())
        return invalid(errors);
    if (const std::optional<Reply> wait = throttled(call))
        return *wait;
    if (on(u"ignoreWrites"_s))
        return data({});
    epixel::Member &member = *call.member;
    ++member.pictures;
    const QString number =
        on(u"newPicturePath"_s) ? u'-' + QString::number(member.pictures) : QString();
    member.picture = member.username + number + u".jpg"_s;
    if (!m_store.putPicture(member.picture, call.form.files.value(u"cropped_image"_s).bytes))
        return json({}, 500);
    return taken();
}

Reply EpixelService::sendCode(Call &call)
{
    call.member->newEmail = call.form.value(u"email"_s);
    call.member->checksum = randomWord(24);
    const QString shape = text(u"tokenAnswer"_s, u"top"_s);
    const QJsonObject checksum{{u"token_checksum"_s, call.member->checksum}};
    Reply reply = json({{u"success"_s, true}, {u"token_checksum"_s, call.member->checksum}});
    if (shape != "top"_L1)
        reply = data(shape == "data"_L1 ? checksum : QJsonObject());
    return m_store.save() ? reply.wrote() : json({}, 500);
}

} // namespace personae::embedded
