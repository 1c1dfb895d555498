// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/interlinedlist/interlinedlistinfo.h"

using namespace Qt::StringLiterals;

namespace personae::interlinedlist {

namespace {

using Shape = ColumnSpec::Shape;

ColumnSpec column(const QString &key, Shape shape = Shape::Text)
{
    return {key, key, shape};
}

PageSpec page(const QString &id, const QString &listing, const QList<ColumnSpec> &columns,
              const QStringList &rowCalls = {}, const QStringList &calls = {}, int pageSize = 0)
{
    return {id, listing, columns, rowCalls, calls, pageSize};
}

QList<PageSpec> organizationPages()
{
    const QList<ColumnSpec> mine{column(u"name"_s), column(u"role"_s, Shape::Word),
                                 column(u"description"_s), column(u"isPublic"_s, Shape::YesNo),
                                 column(u"joinedAt"_s, Shape::Moment)};
    const QList<ColumnSpec> open{column(u"name"_s), column(u"description"_s),
                                 column(u"role"_s, Shape::Word),
                                 column(u"createdAt"_s, Shape::Moment)};
    return {page(u"organizations"_s, u"my-organizations"_s, mine,
                 {u"edit-organization"_s, u"organization-users"_s, u"leave-organization"_s,
                  u"delete-organization"_s},
                 {u"create-organization"_s}),
            page(u"public-organizations"_s, u"public-organizations"_s, open,
                 {u"join-organization"_s}, {}, 20)};
}

QList<PageSpec> writtenPages()
{
    return {
        page(u"posts"_s, u"my-posts"_s,
             {column(u"createdAt"_s, Shape::Moment), column(u"content"_s),
              column(u"publiclyVisible"_s, Shape::YesNo), column(u"tags"_s)},
             {}, {}, 50),
        page(u"lists"_s, u"lists"_s,
             {column(u"title"_s), column(u"description"_s), column(u"updatedAt"_s, Shape::Moment)},
             {u"list-rows"_s}, {}, 100),
        page(u"documents"_s, u"documents"_s,
             {column(u"title"_s), column(u"relativePath"_s),
              column(u"updatedAt"_s, Shape::Moment)})};
}

} // namespace

QList<PageSpec> pageSpecs()
{
    const QList<ColumnSpec> identity{column(u"provider"_s, Shape::Word), column(u"name"_s),
                                     column(u"profileUrl"_s, Shape::Address),
                                     column(u"connectedAt"_s, Shape::Moment),
                                     column(u"lastVerifiedAt"_s, Shape::Moment)};
    const QList<ColumnSpec> person{column(u"handle"_s), column(u"name"_s)};
    const PageSpec account =
        page(u"account"_s, {}, {}, {},
             {u"request-email-change"_s, u"confirm-email-change"_s, u"send-verification"_s,
              u"verify-email"_s, u"forgot-password"_s, u"reset-password"_s, u"change-openai-key"_s,
              u"remove-openai-key"_s, u"change-anthropic-key"_s, u"remove-anthropic-key"_s,
              u"follow-counts"_s, u"service-limits"_s, u"delete-account"_s});
    QList<PageSpec> pages{page(u"identities"_s, u"identities"_s, identity,
                               {u"verify-identity"_s, u"unlink-identity"_s})};
    pages += organizationPages();
    pages += writtenPages();
    pages += {page(u"blocked-people"_s, u"blocked-people"_s, person, {u"unblock-person"_s},
                   {u"block-person"_s}, 50),
              page(u"muted-people"_s, u"muted-people"_s, person, {u"unmute-person"_s},
                   {u"mute-person"_s}, 50),
              account};
    return pages;
}

} // namespace personae::interlinedlist
