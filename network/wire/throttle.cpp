// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/wire/throttle.h"

#include <QDateTime>
#include <QLocale>
#include <QRandomGenerator>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace personae::throttle {

namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr milliseconds longestPause{60'000};
constexpr milliseconds longestObeyed{600'000}; ///< longer ones are for the person to see

QDateTime dateIn(const QByteArray &header)
{
    QDateTime date = QLocale::c().toDateTime(QString::fromLatin1(header.trimmed()),
                                             u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s);
    date.setTimeSpec(Qt::UTC);
    return date;
}

/// One second, longer each time, a little more or less so that many clients do not march in step.
milliseconds backOff(int tried, int factor)
{
    const double plain = 1000.0 * std::pow(double(std::max(1, factor)), double(tried));
    const double spread = 0.8 + 0.4 * QRandomGenerator::global()->generateDouble();
    return std::min(longestPause, milliseconds(qint64(plain * spread)));
}

} // namespace

std::optional<milliseconds> said(const HttpReply &reply)
{
    bool isNumber = false;
    const double fine = reply.header("retry-after-ms").trimmed().toDouble(&isNumber);
    if (isNumber && fine >= 0 && fine < 1e9)
        return milliseconds(qint64(std::ceil(fine)));
    const QByteArray header = reply.header("Retry-After").trimmed();
    const qint64 whole = header.toLongLong(&isNumber);
    if (isNumber)
        return whole >= 0 && whole < 1'000'000 ? std::optional(milliseconds(whole * 1000))
                                               : std::nullopt;
    const QDateTime end = dateIn(header);
    if (!end.isValid())
        return std::nullopt;
    const QDateTime serverNow = dateIn(reply.header("Date"));
    const QDateTime now = serverNow.isValid() ? serverNow : QDateTime::currentDateTimeUtc();
    return std::max(milliseconds(0), milliseconds(now.msecsTo(end)));
}

seconds rest(const ApiError &throttled, int before)
{
    const int backOff = std::min(300, 1 << std::min(before, 8));
    return seconds(std::clamp(std::max(throttled.retryAfterSeconds, backOff), 1, 24 * 3600));
}

std::optional<milliseconds> beforeNextTry(int tried, const ServiceInfo &info, const ApiError &error,
                                          const HttpReply &reply)
{
    // A limit that is meant for changes lasts for hours, and asking on would not shorten it.
    const bool isThrottled = error.kind == Outcome::Throttled && !info.throttlesWrites;
    const bool isPassing = isThrottled || (error.httpStatus >= 502 && error.httpStatus <= 504);
    if (!isPassing || tried >= info.readRetries)
        return std::nullopt;
    std::optional<milliseconds> wait = said(reply);
    if (!wait && error.retryAfterSeconds > 1 && !error.retryEstimated)
        wait = seconds(error.retryAfterSeconds);
    if (!wait)
        return backOff(tried, info.readFactor);
    return *wait <= longestObeyed ? wait : std::nullopt;
}

} // namespace personae::throttle
