// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/embedded/oddities.h"
#include "network/embedded/peoplejson.h"
#include "network/embedded/rawjson.h"

#include <algorithm>

namespace personae::embedded {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype batchLimit = 64;

Reply badQuery(const QByteArray &reason)
{
    return reply::plain(400, "Failed to deserialize query string: " + reason);
}

/// The node folds the query fully but the stored text only in ASCII: non-ASCII capitals are never
/// found (Cloudillo 5.2).
QString asciiLower(QString text)
{
    for (QChar &c : text) {
        if (c >= u'A' && c <= u'Z')
            c = QChar(c.unicode() + 32);
    }
    return text;
}

struct Filter
{
    QString type;
    QString search;
    std::optional<QStringList> status = QStringList{u"A"_s, u"M"_s};
    QString connected; ///< 1, 0, R
    std::optional<bool> following;
    std::optional<bool> follower;
    std::optional<bool> trustSet;
    QString idTag;
};

bool matches(const MirrorRow &row, const Filter &filter)
{
    if (row.isStub())
        return false;
    if (!filter.type.isEmpty() && row.type != filter.type)
        return false;
    if (!filter.search.isEmpty() && !asciiLower(row.name).contains(filter.search) &&
        !asciiLower(row.idTag).contains(filter.search))
        return false;
    const QString status = row.status.isEmpty() ? u"A"_s : row.status;
    if (filter.status && !filter.status->contains(status))
        return false;
    if (!filter.connected.isEmpty() && row.connected != filter.connected)
        return false;
    if (filter.following && row.following != *filter.following)
        return false;
    if (filter.follower && row.follower != *filter.follower)
        return false;
    if (filter.trustSet && row.trust.isEmpty() == *filter.trustSet)
        return false;
    return filter.idTag.isEmpty() || row.idTag == filter.idTag;
}

std::variant<Filter, Reply> statusOf(const Request &request, Filter filter)
{
    const auto status = request.parameter(u"status"_s);
    if (!status)
        return filter;
    if (status->isEmpty()) {
        filter.status.reset();
        return filter;
    }
    QStringList known;
    for (const QString &code : status->split(u',')) {
        if (QStringList{u"A"_s, u"B"_s, u"M"_s, u"S"_s, u"X"_s}.contains(code))
            known.append(code);
    }
    if (known.isEmpty())
        return reply::invalid(u"unknown status codes"_s);
    filter.status = known;
    return filter;
}

std::variant<Filter, Reply> filterOf(const Request &request)
{
    Filter filter;
    filter.type = request.parameter(u"type"_s).value_or(QString());
    if (!filter.type.isEmpty() && filter.type != u"person" && filter.type != u"community")
        return badQuery("type: unknown variant `" + filter.type.toUtf8() +
                        "`, expected `person` or `community`");
    struct Flag
    {
        QString name;
        std::optional<bool> Filter::*member;
    };
    for (const Flag &flag :
         {Flag{u"following"_s, &Filter::following}, Flag{u"follower"_s, &Filter::follower},
          Flag{u"trustSet"_s, &Filter::trustSet}}) {
        const auto value = request.parameter(flag.name);
        if (!value)
            continue;
        if (*value != u"true" && *value != u"false")
            return badQuery(flag.name.toUtf8() + ": provided string was not `true` or `false`");
        filter.*flag.member = *value == u"true";
    }
    filter.search = request.parameter(u"search"_s)
                        .value_or(request.parameter(u"q"_s).value_or(QString()))
                        .toLower();
    const QString connected = request.parameter(u"connected"_s).value_or(QString());
    filter.connected = connected == u"true"    ? u"1"_s
                       : connected == u"false" ? u"0"_s
                       : connected == u"R"     ? u"R"_s
                                               : QString();
    filter.idTag = canonicalIdTag(request.parameter(u"idTag"_s).value_or(QString()));
    return statusOf(request, filter);
}

Reply list(Context &context, const Call &call)
{
    const auto parsed = filterOf(call.request);
    if (const Reply *refusal = std::get_if<Reply>(&parsed))
        return *refusal;
    const Filter filter = std::get<Filter>(parsed);
    const Behaviours behaviours = context.control.behaviours();
    QList<QByteArray> found;
    for (const MirrorRow &row : context.mirror.rows(call.tenant.id)) {
        if (found.size() >= behaviours.listCap)
            break;
        if (matches(row, filter))
            found.append(behaviours.numericTypes
                             ? QByteArray(R"({"idTag":7,"name":1,"type":"person"})")
                             : rowJson(spoiled(row, behaviours), RowShape::List));
    }
    return reply::data(raw::array(found));
}

Reply one(Context &context, const Call &call)
{
    const auto row = context.mirror.row(call.tenant.id, canonicalIdTag(call.captured.value(0)));
    if (!row)
        return reply::data("null");
    return row->isStub() ? reply::broken()
                         : reply::data(rowJson(spoiled(*row, context.control.behaviours()),
                                               RowShape::Single));
}

Reply batch(Context &context, const Call &call)
{
    const QString wanted = call.request.parameter(u"idTags"_s).value_or(QString());
    const QStringList tags = wanted.split(u',', Qt::SkipEmptyParts);
    if (tags.size() > batchLimit)
        return reply::invalid(u"idTags: at most 64 entries per request"_s);
    QMap<QString, QByteArray> found;
    for (const QString &tag : tags) {
        const auto row = context.mirror.row(call.tenant.id, canonicalIdTag(tag));
        if (row && !row->isStub())
            found.insert(row->idTag,
                         rowJson(spoiled(*row, context.control.behaviours()), RowShape::Batch));
    }
    return reply::data(raw::array(found.values()));
}

Reply refresh(Context &context, const Call &call)
{
    auto row = context.mirror.row(call.tenant.id, canonicalIdTag(call.captured.value(0)));
    if (!row || row->isStub())
        return reply::notFound();
    Reply answer;
    const auto home = context.tenants.anyone(row->idTag);
    if (home) {
        row->name = home->name;
        row->type = home->type;
        row->profilePic = home->profilePic;
        row->updatedAt = context.now();
        if (row->status == u"S")
            row->status = u"A"_s;
        context.mirror.save(call.tenant.id, *row);
    }
    answer = reply::data(rowJson(*row, RowShape::Reduced));
    answer.applied = home.has_value();
    return answer;
}

} // namespace

void addPeopleRoutes(Routes &routes, Context &context)
{
    routes.append({"GET", u"/api/profiles"_s, Bucket::None, Gate::Token,
                   [&context](const Call &call) { return list(context, call); }});
    routes.append({"GET", u"/api/profiles/batch"_s, Bucket::General, Gate::Token,
                   [&context](const Call &call) { return batch(context, call); }});
    routes.append({"GET", u"/api/profiles/*"_s, Bucket::None, Gate::Token,
                   [&context](const Call &call) { return one(context, call); }});
    routes.append({"POST", u"/api/profiles/*/refresh"_s, Bucket::None, Gate::Token,
                   [&context](const Call &call) { return refresh(context, call); }});
}

} // namespace personae::embedded
