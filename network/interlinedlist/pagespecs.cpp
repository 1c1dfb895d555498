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

/// No tab: it opens where a row or a person offers the listing.
PageSpec opened(const QString &id, const QString &listing, const QList<ColumnSpec> &columns,
                const QStringList &rowCalls = {}, int pageSize = 0)
{
    PageSpec spec = page(id, listing, columns, rowCalls, {}, pageSize);
    spec.opened = true;
    return spec;
}

QList<PageSpec> organizationPages()
{
    const QList<ColumnSpec> mine{column(u"name"_s), column(u"role"_s, Shape::Word),
                                 column(u"description"_s), column(u"isPublic"_s, Shape::YesNo),
                                 column(u"joinedAt"_s, Shape::Moment)};
    const QList<ColumnSpec> open{column(u"name"_s), column(u"description"_s),
                                 column(u"role"_s, Shape::Word),
                                 column(u"createdAt"_s, Shape::Moment)};
    const QList<ColumnSpec> stranger{column(u"handle"_s), column(u"name"_s), column(u"email"_s),
                                     column(u"createdAt"_s, Shape::Moment)};
    return {
        page(u"organizations"_s, u"my-organizations"_s, mine,
             {u"organization"_s, u"edit-organization"_s, u"organization-users"_s,
              u"leave-organization"_s, u"delete-organization"_s},
             {u"create-organization"_s}),
        page(u"public-organizations"_s, u"public-organizations"_s, open,
             {u"organization"_s, u"join-organization"_s}, {}, 20),
        opened(u"organization-users"_s, u"organization-users"_s, stranger, {u"add-member"_s}, 100)};
}

QList<ColumnSpec> postColumns(bool own)
{
    QList<ColumnSpec> columns{column(u"createdAt"_s, Shape::Moment), column(u"content"_s)};
    if (own)
        columns +=
            {column(u"publiclyVisible"_s, Shape::YesNo), column(u"scheduledAt"_s, Shape::Moment)};
    return columns + QList<ColumnSpec>{column(u"tags"_s), column(u"imageUrls"_s),
                                       column(u"videoUrls"_s), column(u"pushedFrom"_s)};
}

/// One's own as tabs, another person's where that person is shown (11, 12.3).
QList<PageSpec> writtenPages()
{
    const QList<ColumnSpec> list{column(u"title"_s), column(u"description"_s),
                                 column(u"updatedAt"_s, Shape::Moment)};
    const QList<ColumnSpec> document{column(u"title"_s), column(u"relativePath"_s),
                                     column(u"updatedAt"_s, Shape::Moment)};
    const QList<ColumnSpec> row{column(u"rowNumber"_s), column(u"content"_s),
                                column(u"updatedAt"_s, Shape::Moment)};
    const QStringList listCalls{u"list-rows"_s, u"list"_s};
    return {page(u"posts"_s, u"my-posts"_s, postColumns(true), {}, {}, 50),
            page(u"lists"_s, u"my-lists"_s, list, listCalls, {}, 100),
            page(u"documents"_s, u"my-documents"_s, document),
            opened(u"person-posts"_s, u"posts"_s, postColumns(false), {}, 50),
            opened(u"person-lists"_s, u"lists"_s, list, listCalls, 100),
            opened(u"list"_s, u"list"_s, list, listCalls),
            opened(u"list-rows"_s, u"list-rows"_s, row, {}, 100),
            opened(u"person-documents"_s, u"documents"_s, document)};
}

QList<PageSpec> peoplePages()
{
    const QList<ColumnSpec> person{column(u"handle"_s), column(u"name"_s)};
    const QList<ColumnSpec> follow{column(u"handle"_s), column(u"name"_s),
                                   column(u"status"_s, Shape::Word),
                                   column(u"createdAt"_s, Shape::Moment)};
    const QStringList theirs{u"posts"_s, u"lists"_s, u"documents"_s};
    PageSpec sessions = opened(u"session-accounts"_s, u"session-accounts"_s, person,
                               {u"switch-account"_s, u"remove-account"_s});
    sessions.calls = {u"close-all-sessions"_s};
    return {page(u"blocked-people"_s, u"blocked-people"_s, person, {u"unblock-person"_s},
                 {u"block-person"_s}, 50),
            page(u"muted-people"_s, u"muted-people"_s, person, {u"unmute-person"_s},
                 {u"mute-person"_s}, 50),
            opened(u"person-followers"_s, u"person-followers"_s, follow, theirs, 50),
            opened(u"person-following"_s, u"person-following"_s, follow, theirs, 50), sessions};
}

} // namespace

QList<PageSpec> pageSpecs()
{
    const QList<ColumnSpec> identity{column(u"provider"_s, Shape::Word), column(u"name"_s),
                                     column(u"profileUrl"_s, Shape::Address),
                                     column(u"connectedAt"_s, Shape::Moment),
                                     column(u"lastVerifiedAt"_s, Shape::Moment)};
    const PageSpec account =
        page(u"account"_s, {}, {}, {},
             {u"request-email-change"_s, u"confirm-email-change"_s, u"send-verification"_s,
              u"verify-email"_s, u"forgot-password"_s, u"reset-password"_s, u"change-openai-key"_s,
              u"remove-openai-key"_s, u"change-anthropic-key"_s, u"remove-anthropic-key"_s,
              u"follow-counts"_s, u"lookup-person"_s, u"service-limits"_s, u"session-accounts"_s,
              u"close-session"_s, u"delete-account"_s});
    QList<PageSpec> pages{page(u"identities"_s, u"identities"_s, identity,
                               {u"verify-identity"_s, u"unlink-identity"_s},
                               {u"link-identity"_s, u"provider-status"_s})};
    pages += organizationPages();
    pages += writtenPages();
    pages += peoplePages();
    pages.append(account);
    return pages;
}

} // namespace personae::interlinedlist
