// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/embedded/interlinedlistservice.h"

#include <QJsonArray>

#include <algorithm>

namespace personae::embedded {

using namespace Qt::StringLiterals;

namespace {

constexpr int usualOrganizations = 20;
constexpr int usualMembers = 50;
constexpr int usualStrangers = 1000;

bool manages(const ListMembership *member)
{
    return member && (member->role == "owner"_L1 || member->role == "admin"_L1);
}

qsizetype owners(const ListOrganization &one)
{
    return std::count_if(one.members.cbegin(), one.members.cend(),
                         [](const ListMembership &member) { return member.role == "owner"_L1; });
}

QJsonObject membershipJson(const ListOrganization &one, const ListMembership &member)
{
    return {{"id"_L1, ListState::newId()},
            {"userId"_L1, member.user},
            {"organizationId"_L1, one.id()},
            {"role"_L1, member.role},
            {"active"_L1, true},
            {"joinedAt"_L1, member.joinedAt},
            {"createdAt"_L1, member.joinedAt},
            {"updatedAt"_L1, member.joinedAt}};
}

/// ASCII letters, digits and hyphens; may come out empty (8.3).
QString slugOf(const QString &name)
{
    QString slug;
    for (const QChar letter : name.toLower()) {
        if (letter.unicode() < 128 && letter.isLetterOrNumber())
            slug += letter;
        else if ((letter == u' ' || letter == u'-') && !slug.endsWith(u'-'))
            slug += u'-';
    }
    return slug;
}

} // namespace

Reply InterlinedListService::myOrganizations(const Request &request, const Asker &asker,
                                             const Captured &)
{
    const QString role = request.parameter(u"role"_s).value_or(QString());
    QJsonArray mine;
    for (ListOrganization &one : m_state.organizations) {
        const ListMembership *member = one.member(asker.user->id());
        if (!member || (!role.isEmpty() && member->role != role))
            continue;
        QJsonObject shown = one.shown;
        shown.insert("role"_L1, member->role);
        shown.insert("joinedAt"_L1, member->joinedAt);
        mine.prepend(shown);
    }
    return listreply::json({{"organizations"_L1, mine}});
}

/// Joins, whatever the public page calls it (8.2).
Reply InterlinedListService::join(const Request &request, const Asker &asker, const Captured &)
{
    const QString id = listreply::body(request).value("organizationId"_L1).toString();
    if (id.isEmpty())
        return listreply::error(400, u"Organization ID is required"_s);
    ListOrganization *one = m_state.organization(id);
    if (!one)
        return listreply::error(404, u"Organization not found"_s);
    if (one->member(asker.user->id()))
        return listreply::error(409, u"User is already a member of this organization"_s);
    if (!one->shown.value("isPublic"_L1).toBool())
        return listreply::error(403,
                                u"Cannot join private organization. An invitation is required."_s);
    one->members.append({asker.user->id(), u"member"_s, ListState::now()});
    QJsonObject membership = membershipJson(*one, one->members.constLast());
    membership.insert("user"_L1, listreply::compact(*asker.user));
    membership.insert("organization"_L1, one->shown);
    return saved(listreply::json(
        {{"message"_L1, u"Joined organization successfully"_s}, {"membership"_L1, membership}},
        201));
}

Reply InterlinedListService::organizations(const Request &request, const Asker &asker,
                                           const Captured &)
{
    const QString wanted = request.parameter(u"userId"_s).value_or(QString());
    if (!wanted.isEmpty() && !asker.byCookie)
        return listreply::error(401, u"Unauthorized"_s);
    if (!wanted.isEmpty() && wanted != asker.byCookie->id())
        return listreply::error(403, u"Forbidden"_s);
    const int limit = request.number(u"limit"_s, usualOrganizations);
    const int offset = request.number(u"offset"_s, 0);
    const bool onlyPublic = request.parameter(u"public"_s) == u"true"_s;
    QJsonArray all;
    for (ListOrganization &one : m_state.organizations) {
        const ListMembership *member = asker.byCookie ? one.member(asker.byCookie->id()) : nullptr;
        const bool open = one.shown.value("isPublic"_L1).toBool();
        if (wanted.isEmpty() ? !open && (onlyPublic || !member) : !member)
            continue;
        QJsonObject shown = one.shown;
        if (member)
            shown.insert("role"_L1, member->role);
        all.prepend(shown);
    }
    QJsonArray page;
    for (qsizetype i = offset; i < std::min(all.size(), qsizetype(offset) + limit); ++i)
        page.append(all.at(i));
    return listreply::json({{"organizations"_L1, wanted.isEmpty() ? page : all},
                            {"pagination"_L1, listreply::paging(all.size(), limit, offset)}});
}

Reply InterlinedListService::createOrganization(const Request &request, const Asker &asker,
                                                const Captured &)
{
    const QJsonObject body = listreply::body(request);
    const QString name = body.value("name"_L1).toString().trimmed();
    const QString status = asker.user->shown.value("customerStatus"_L1).toString();
    if (status != "subscriber"_L1 && !status.startsWith("subscriber:"_L1))
        return listreply::error(403, u"Subscribe to create organizations."_s);
    if (name.isEmpty())
        return listreply::error(400, u"Organization name is required"_s);
    const auto taken = [&](const ListOrganization &one) {
        return one.shown.value("name"_L1).toString() == name;
    };
    if (std::any_of(m_state.organizations.cbegin(), m_state.organizations.cend(), taken))
        return listreply::error(500, u"\nInvalid `prisma.organization.create()` invocation:\n\n\n"
                                     "Unique constraint failed on the fields: (`name`)"_s);
    ListOrganization one;
    one.shown = m_state.organizations.constFirst().shown;
    one.shown.insert("id"_L1, ListState::newId());
    one.shown.insert("name"_L1, name);
    one.shown.insert("slug"_L1, slugOf(name));
    one.shown.insert("description"_L1, body.value("description"_L1));
    one.shown.insert("avatar"_L1, body.value("avatar"_L1));
    one.shown.insert("isPublic"_L1, body.value("isPublic"_L1).toBool(true));
    one.shown.insert("isSystem"_L1, false);
    one.members = {{asker.user->id(), u"owner"_s, ListState::now()}};
    m_state.organizations.append(one);
    return saved(listreply::json(
        {{"message"_L1, u"Organization created successfully"_s}, {"organization"_L1, one.shown}},
        201));
}

Reply InterlinedListService::organization(const Request &, const Asker &asker,
                                          const Captured &stars)
{
    ListOrganization *one = m_state.organization(stars.constFirst());
    for (ListOrganization &each : m_state.organizations) {
        if (!one && each.shown.value("slug"_L1).toString() == stars.constFirst())
            one = &each;
    }
    if (!one)
        return listreply::error(404, u"Organization not found"_s);
    const ListMembership *member = asker.byCookie ? one->member(asker.byCookie->id()) : nullptr;
    if (!one->shown.value("isPublic"_L1).toBool() && !member)
        return asker.byCookie ? listreply::error(403, u"Forbidden"_s)
                              : listreply::error(401, u"Unauthorized"_s);
    QJsonObject shown = one->shown;
    shown.insert("memberCount"_L1, one->members.size());
    shown.insert("userRole"_L1, member ? QJsonValue(member->role) : QJsonValue());
    return listreply::json({{"organization"_L1, shown}});
}

Reply InterlinedListService::editOrganization(const Request &request, const Asker &asker,
                                              const Captured &stars)
{
    ListOrganization *one = m_state.organization(stars.constFirst());
    const ListMembership *member = one ? one->member(asker.user->id()) : nullptr;
    if (!member)
        return listreply::error(404, u"Organization not found"_s);
    if (one->shown.value("isSystem"_L1).toBool())
        return listreply::error(400, u"Cannot update system organizations"_s);
    if (!manages(member))
        return listreply::error(403, u"Insufficient permissions"_s);
    const QJsonObject body = listreply::body(request);
    for (const auto &key :
         {"name"_L1, "description"_L1, "avatar"_L1, "isPublic"_L1, "settings"_L1}) {
        if (body.contains(key))
            one->shown.insert(key, body.value(key));
    }
    if (body.contains("name"_L1))
        one->shown.insert("slug"_L1, slugOf(body.value("name"_L1).toString()));
    one->shown.insert("updatedAt"_L1, ListState::now());
    return saved(listreply::json(
        {{"message"_L1, u"Organization updated successfully"_s}, {"organization"_L1, one->shown}}));
}

Reply InterlinedListService::deleteOrganization(const Request &, const Asker &asker,
                                                const Captured &stars)
{
    ListOrganization *one = m_state.organization(stars.constFirst());
    const ListMembership *member = one ? one->member(asker.user->id()) : nullptr;
    if (!member)
        return listreply::error(404, u"Organization not found"_s);
    if (one->shown.value("isSystem"_L1).toBool())
        return listreply::error(400, u"Cannot delete system organizations"_s);
    if (member->role != "owner"_L1)
        return listreply::error(403, u"Only owners can delete organizations"_s);
    QJsonObject shown = one->shown;
    shown.insert("deletedAt"_L1, ListState::now());
    const QString gone = one->id();
    m_state.organizations.removeIf([&](const ListOrganization &each) { return each.id() == gone; });
    return saved(listreply::json(
        {{"message"_L1, u"Organization deleted successfully"_s}, {"organization"_L1, shown}}));
}

Reply InterlinedListService::members(const Request &request, const Asker &asker,
                                     const Captured &stars)
{
    ListOrganization *one = m_state.organization(stars.constFirst());
    if (!one)
        return listreply::error(404, u"Organization not found"_s);
    if (!one->member(asker.user->id()))
        return listreply::error(403, u"Forbidden"_s);
    const QString role = request.parameter(u"role"_s).value_or(QString());
    const int limit = request.number(u"limit"_s, usualMembers);
    const int offset = request.number(u"offset"_s, 0);
    QList<ListMembership> sorted = one->members;
    std::stable_sort(
        sorted.begin(), sorted.end(),
        [](const ListMembership &a, const ListMembership &b) { return a.role > b.role; });
    QJsonArray all;
    for (const ListMembership &member : std::as_const(sorted)) {
        const ListUser *user = m_state.byId(member.user);
        if (!user || (!role.isEmpty() && member.role != role))
            continue;
        QJsonObject row = listreply::compact(*user);
        row.insert("emailVerified"_L1, user->shown.value("emailVerified"_L1));
        row.insert("role"_L1, member.role);
        row.insert("active"_L1, true);
        row.insert("joinedAt"_L1, member.joinedAt);
        all.append(row);
    }
    QJsonArray page;
    for (qsizetype i = offset; i < std::min(all.size(), qsizetype(offset) + limit); ++i)
        page.append(all.at(i));
    return listreply::json(
        {{"members"_L1, page}, {"pagination"_L1, listreply::paging(all.size(), limit, offset)}});
}

Reply InterlinedListService::addMember(const Request &request, const Asker &asker,
                                       const Captured &stars)
{
    const QJsonObject body = listreply::body(request);
    const QString id = body.value("userId"_L1).toString();
    const QString role = body.value("role"_L1).toString(u"member"_s);
    ListOrganization *one = m_state.organization(stars.constFirst());
    if (!one)
        return listreply::error(404, u"Organization not found"_s);
    if (id.isEmpty())
        return listreply::error(400, u"User ID is required"_s);
    const bool open = one->shown.value("isPublic"_L1).toBool();
    if (!open && !manages(one->member(asker.user->id())))
        return listreply::error(403, u"Insufficient permissions"_s);
    if (one->member(id))
        return listreply::error(409, u"User is already a member of this organization"_s);
    const ListUser *user = m_state.byId(id);
    if (!user)
        return listreply::error(500, u"\nInvalid `prisma.organizationMember.create()` "
                                     "invocation:\nForeign key constraint failed"_s);
    one->members.append({id, role, ListState::now()});
    QJsonObject membership = membershipJson(*one, one->members.constLast());
    membership.insert("user"_L1, listreply::compact(*user));
    membership.insert("organization"_L1, one->shown);
    return saved(listreply::json(
        {{"message"_L1, u"Member added successfully"_s}, {"membership"_L1, membership}}, 201));
}

Reply InterlinedListService::setMember(const Request &request, const Asker &asker,
                                       const Captured &stars)
{
    const QString role = listreply::body(request).value("role"_L1).toString();
    ListOrganization *one = m_state.organization(stars.at(0));
    ListMembership *member = one ? one->member(stars.at(1)) : nullptr;
    if (!member)
        return listreply::error(404, u"Member not found"_s);
    if (!QStringList{u"owner"_s, u"admin"_s, u"member"_s}.contains(role))
        return listreply::error(400, u"Valid role is required"_s);
    if (!manages(one->member(asker.user->id())))
        return listreply::error(403, u"Insufficient permissions"_s);
    if (member->role == "owner"_L1 && role != "owner"_L1 && owners(*one) == 1)
        return listreply::error(400, u"Cannot change role of the last owner"_s);
    if (!control().behaviours().ignoreWrites)
        member->role = role;
    QJsonObject membership = membershipJson(*one, *member);
    membership.insert("role"_L1, role);
    return saved(listreply::json(
        {{"message"_L1, u"Member role updated successfully"_s}, {"membership"_L1, membership}}));
}

Reply InterlinedListService::removeMember(const Request &, const Asker &asker,
                                          const Captured &stars)
{
    ListOrganization *one = m_state.organization(stars.at(0));
    ListMembership *member = one ? one->member(stars.at(1)) : nullptr;
    if (!member)
        return listreply::error(404, u"Member not found"_s);
    if (one->shown.value("isSystem"_L1).toBool())
        return listreply::error(403, u"Cannot leave system organizations"_s);
    if (stars.at(1) != asker.user->id() && !manages(one->member(asker.user->id())))
        return listreply::error(403, u"Insufficient permissions"_s);
    if (member->role == "owner"_L1 && owners(*one) == 1)
        return listreply::error(400, u"Cannot remove the last owner"_s);
    one->members.removeIf([&](const ListMembership &each) { return each.user == stars.at(1); });
    return saved(listreply::json({{"message"_L1, u"Member removed successfully"_s}}));
}

/// Owners look for people who are not members yet.
Reply InterlinedListService::strangers(const Request &request, const Asker &asker,
                                       const Captured &stars)
{
    ListOrganization *one = m_state.organization(stars.constFirst());
    const ListMembership *me = one ? one->member(asker.user->id()) : nullptr;
    if (!one)
        return listreply::error(404, u"Organization not found"_s);
    if (!me || me->role != "owner"_L1)
        return listreply::error(403, u"Only owners can search users"_s);
    const QString search = request.parameter(u"search"_s).value_or(QString());
    const bool members = request.parameter(u"excludeMembers"_s) == u"false"_s;
    const int limit = request.number(u"limit"_s, usualStrangers);
    QJsonArray rows;
    for (const ListUser &user : std::as_const(m_state.users)) {
        const QString text = user.name() + u' ' + user.shown.value("email"_L1).toString() + u' ' +
                             user.shown.value("displayName"_L1).toString();
        if ((one->member(user.id()) && !members) || !text.contains(search, Qt::CaseInsensitive))
            continue;
        QJsonObject row = listreply::compact(user);
        row.insert("email"_L1, user.shown.value("email"_L1));
        row.insert("createdAt"_L1, user.shown.value("createdAt"_L1));
        rows.append(row);
    }
    return listreply::json(
        {{"users"_L1, rows},
         {"total"_L1, rows.size()},
         {"pagination"_L1,
          QJsonObject{{"limit"_L1, limit}, {"offset"_L1, 0}, {"hasMore"_L1, false}}}});
}

} // namespace personae::embedded
