// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/peoplecrawlparts.h"

#include "app/peoplesynctools.h"

using namespace Qt::StringLiterals;

namespace personae {

namespace {

constexpr qsizetype longestText = 2;
constexpr QLatin1StringView letters("abcdefghijklmnopqrstuvwxyz0123456789");

int numberOf(const std::optional<bool> &flag)
{
    return flag ? int(*flag) : -1;
}

std::optional<bool> flagOf(const QJsonValue &json)
{
    const int number = json.toInt(-1);
    return number < 0 ? std::nullopt : std::optional(number > 0);
}

template <typename T>
QList<CrawlPart> each(const CrawlPart &part, T CrawlPart::*member, const QList<T> &values)
{
    QList<CrawlPart> parts;
    for (const T &value : values) {
        parts.append(part);
        parts.last().*member = value;
    }
    return parts;
}

} // namespace

wish::ListPeople CrawlPart::wish() const
{
    wish::ListPeople wish;
    wish.kind = kind;
    wish.following = following;
    wish.follower = follower;
    wish.connected = connected;
    wish.status = status < 0 ? everyStatus() : QStringList{everyStatus().value(status)};
    wish.trustSet = trustSet;
    wish.text = text;
    return wish;
}

QList<CrawlPart> CrawlPart::split(bool byText) const
{
    using Flag = std::optional<bool>;
    using Link = std::optional<wish::Connected>;
    if (!kind)
        return each<std::optional<PersonKind>>(*this, &CrawlPart::kind,
                                               {PersonKind::Community, PersonKind::Person});
    if (!following)
        return each<Flag>(*this, &CrawlPart::following, {true, false});
    if (!follower)
        return each<Flag>(*this, &CrawlPart::follower, {true, false});
    if (!connected)
        return each<Link>(*this, &CrawlPart::connected,
                          {wish::Connected::Yes, wish::Connected::No, wish::Connected::Requested});
    if (status < 0)
        return each<int>(*this, &CrawlPart::status, {0, 1, 2, 3, 4});
    if (!trustSet)
        return each<Flag>(*this, &CrawlPart::trustSet, {true, false});
    if (!byText || text.size() >= longestText)
        return {};
    QStringList longer;
    for (const char letter : letters)
        longer.append(text + QLatin1Char(letter));
    return each<QString>(*this, &CrawlPart::text, longer);
}

QJsonArray CrawlPart::toJson() const
{
    return {kind ? int(*kind) : -1,
            numberOf(following),
            numberOf(follower),
            connected ? int(*connected) : -1,
            status,
            numberOf(trustSet),
            text};
}

CrawlPart CrawlPart::fromJson(const QJsonArray &json)
{
    CrawlPart part;
    if (const int word = json.at(0).toInt(-1); word == 0 || word == 1)
        part.kind = PersonKind(word);
    part.following = flagOf(json.at(1));
    part.follower = flagOf(json.at(2));
    if (const int word = json.at(3).toInt(-1); word >= 0 && word <= 2)
        part.connected = wish::Connected(word);
    part.status = std::clamp(json.at(4).toInt(-1), -1, int(everyStatus().size()) - 1);
    part.trustSet = flagOf(json.at(5));
    part.text = json.at(6).toString();
    return part;
}

QList<CrawlPart> firstParts()
{
    CrawlPart requested;
    requested.connected = wish::Connected::Requested;
    CrawlPart communities;
    communities.kind = PersonKind::Community;
    CrawlPart persons;
    persons.kind = PersonKind::Person;
    return {requested, communities, persons};
}

} // namespace personae
