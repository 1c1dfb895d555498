// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/epixel/throttle.h"

#include <QDateTime>
#include <QLocale>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace personae::epixel {

namespace {

constexpr double guessedWait = 3600;
constexpr double longestWait = 172'800;
constexpr double longestPlausible = 86'400; ///< a daily limit cannot exceed a day

const QRegularExpression &anchor(int number)
{
    static const QRegularExpression anchors[] = {
        QRegularExpression(u"available\\s+in"_s, QRegularExpression::CaseInsensitiveOption),
        QRegularExpression(u"try\\s+again\\s+in"_s, QRegularExpression::CaseInsensitiveOption),
        QRegularExpression(u"retry\\s+(?:in|after)"_s, QRegularExpression::CaseInsensitiveOption)};
    return anchors[number];
}

/// What follows the first kind of anchor that occurs; null: none does.
QString afterAnchor(const QString &text)
{
    for (int i = 0; i < 3; ++i) {
        const QRegularExpressionMatch match = anchor(i).match(text);
        if (match.hasMatch())
            return u' ' + text.sliced(match.capturedEnd());
    }
    return {};
}

double secondsOf(QChar unit)
{
    return unit == u'h' ? 3600 : unit == u'm' ? 60 : 1;
}

/// In any of the three forms of HTTP, whatever day of the week it is said to be.
QDateTime httpDate(const QByteArray &text)
{
    const QString said = QString::fromLatin1(text).simplified();
    const QString bare = said.contains(u',') ? said.section(u',', 1).trimmed() : said;
    QDateTime time;
    for (const QString &form : {u"dd MMM yyyy hh:mm:ss 'GMT'"_s, u"dd-MMM-yy hh:mm:ss 'GMT'"_s,
                                u"ddd MMM d hh:mm:ss yyyy"_s}) {
        if (time = QLocale::c().toDateTime(bare, form); time.isValid())
            break;
    }
    time.setTimeSpec(Qt::UTC);
    return time.isValid() && time.date().year() < 1970 ? time.addYears(100) : time;
}

std::optional<double> headerSeconds(const HttpReply &reply)
{
    const QByteArray header = reply.header("Retry-After").trimmed();
    const bool isNumber =
        !header.isEmpty() &&
        std::all_of(header.cbegin(), header.cend(), [](char c) { return c >= '0' && c <= '9'; });
    if (isNumber)
        return header.toDouble(); // longer ones than any integer are a wait, too
    const QDateTime until = httpDate(header);
    if (!until.isValid())
        return std::nullopt;
    const QDateTime date = httpDate(reply.header("Date"));
    const QDateTime now = date.isValid() ? date : QDateTime::currentDateTimeUtc();
    const qint64 left = now.secsTo(until);
    return left >= 0 ? std::optional(double(left)) : std::nullopt;
}

/// Texts with an anchor speak of the wait; the others count only where there is none of them.
std::optional<double> messageSeconds(const QStringList &texts)
{
    std::optional<double> anchored;
    std::optional<double> plain;
    for (const QString &text : texts) {
        const std::optional<double> seconds = secondsIn(text);
        if (!seconds)
            continue;
        std::optional<double> &best = afterAnchor(text).isNull() ? plain : anchored;
        best = std::max(best.value_or(0), *seconds);
    }
    return anchored ? anchored : plain;
}

} // namespace

std::optional<double> secondsIn(QString text)
{
    text.remove(u'<').remove(u'>').replace(QChar::Nbsp, u' ');
    const QString after = afterAnchor(text);
    const QString scanned = after.isNull() ? text : after;
    static const QRegularExpression amount(
        u"(\\d+(?:\\.\\d+)?)\\s*(hours?|hrs?|h|minutes?|mins?|m|seconds?|secs?|s)\\b"_s,
        QRegularExpression::CaseInsensitiveOption);
    double seconds = 0;
    QSet<QChar> units;
    for (auto it = amount.globalMatch(scanned); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        const QChar before =
            match.capturedStart() > 0 ? scanned.at(match.capturedStart() - 1) : QChar();
        if (before == u'-' || before == u'\u2212')
            return std::nullopt;
        const QChar unit = match.capturedView(2).first().toLower();
        if (units.contains(unit))
            break;
        units.insert(unit);
        seconds += match.captured(1).toDouble() * secondsOf(unit);
    }
    return units.isEmpty() ? std::nullopt : std::optional(std::ceil(seconds));
}

void addWait(ApiError &error, const HttpReply &reply, const QStringList &texts)
{
    const std::optional<double> said = messageSeconds(texts);
    const std::optional<double> header = headerSeconds(reply);
    double seconds = std::max(said.value_or(0), header.value_or(0));
    error.retryEstimated = !said && !header;
    if (error.retryEstimated)
        seconds = guessedWait;
    seconds = std::clamp(seconds, 0.0, longestWait);
    error.retryEstimated = error.retryEstimated || seconds > longestPlausible;
    error.retryAfterSeconds = std::max(1, int(seconds));
}

} // namespace personae::epixel
