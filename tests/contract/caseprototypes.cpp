// SPDX-License-Identifier: GPL-3.0-or-later
#include "casewish.h"
#include "prototypes.h"
#include "servicerules.h"

#include <QUrlQuery>

using namespace Qt::StringLiterals;
using namespace personae;

namespace {

QStringList segmentsOf(const QUrl &url)
{
    QStringList segments;
    const QStringList encoded = url.path(QUrl::FullyEncoded).split(u'/');
    for (const QString &segment : encoded)
        segments.append(QUrl::fromPercentEncoding(segment.toLatin1()));
    return segments;
}

/// The names at the prototype's places in this path; std::nullopt where the rest differs.
std::optional<Places> placesIn(const QUrl &url, const QUrl &model)
{
    const QStringList path = segmentsOf(url);
    const QStringList known = segmentsOf(model);
    Places found;
    if (path.size() != known.size())
        return std::nullopt;
    for (qsizetype i = 0; i < path.size(); ++i) {
        if (!found.take(known.at(i), path.at(i)) && path.at(i) != known.at(i))
            return std::nullopt;
    }
    const QUrlQuery asked(url);
    const auto items = QUrlQuery(model).queryItems(QUrl::FullyDecoded);
    for (const auto &[key, value] : items)
        found.take(value, asked.queryItemValue(key, QUrl::FullyDecoded));
    return found;
}

/// Only a query that tells two calls on one path apart counts: an exchanged key, a target.
bool queryFits(const QUrl &model, const QUrl &url)
{
    const QUrlQuery asked(url);
    const QUrlQuery known(model);
    for (const auto &key : {u"apiKey"_s, u"idTag"_s}) {
        if (known.hasQueryItem(key) && !asked.hasQueryItem(key))
            return false;
    }
    return true;
}

/// What follows by itself after one's own profile was read well.
QList<Wish> furtherReadings(const ContractCase &one, const ServiceApi &api,
                            const Endpoint &endpoint, const FriendlyAnswers &friendly)
{
    QList<Wish> open{wish::ReadOwn{}};
    QList<Wish> found;
    while (!open.isEmpty() && found.size() < 8) {
        const Wish wish = open.takeFirst();
        const Result<HttpRequest> made = api.request(wish, endpoint);
        if (!made)
            continue;
        const QString path = made.value().url.path().sliced(one.prefix.size());
        const ContractCase good = friendly.answerTo(one, made.value().method, path);
        HttpReply reply;
        reply.status = good.status;
        reply.headers = good.responseHeaders;
        reply.body = good.responseBody;
        reply.url = made.value().url;
        const Answer answer = api.answer(wish, made.value(), reply, endpoint);
        found += answer.next;
        open += answer.next;
    }
    return found;
}

} // namespace

Wish wishForRequest(const ContractCase &one, const ServiceApi &api, const FriendlyAnswers &friendly)
{
    const ServiceRules &rules = rulesFor(one.service);
    if (const auto ruled = rules.wishFor ? rules.wishFor(one) : std::nullopt)
        return *ruled;
    ApiError refusal;
    const Endpoint endpoint = endpointFor(one, api, refusal);
    const QUrl url = QUrl::fromEncoded(one.origin.toLatin1() + one.target);
    const auto fits = [&](const Wish &wish) {
        const Result<HttpRequest> made = api.request(wish, endpoint);
        const bool close =
            made && made.value().method == one.method && queryFits(made.value().url, url);
        return close ? placesIn(url, made.value().url) : std::nullopt;
    };
    for (const Prototype &prototype : prototypes() + prototypesOf(api.info())) {
        if (const auto places = fits(prototype(Places())))
            return prototype(*places);
    }
    for (const Wish &wish : furtherReadings(one, api, endpoint, friendly)) {
        if (fits(wish))
            return wish;
    }
    return wish::PlainCall{one.method, url.path().sliced(one.prefix.size()), {}};
}
