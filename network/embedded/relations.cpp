// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/embedded/relations.h"

#include "network/embedded/actionjson.h"

#include <QJsonObject>

namespace personae::embedded {

using namespace Qt::StringLiterals;

namespace {

/// What a row of this identity starts with; a node that cannot be reached leaves a stub.
QJsonObject seenAs(const std::optional<Tenant> &whose, qint64 now)
{
    QJsonObject changes{{"at"_L1, now}};
    if (whose) {
        changes.insert("name"_L1, whose->name);
        changes.insert("type"_L1, whose->type);
        changes.insert("profilePic"_L1, whose->profilePic);
    }
    return changes;
}

class Spreader final
{
public:
    explicit Spreader(Context &context)
        : m_context(context)
        , m_now(context.now())
        , m_due(Context::trueMs() + context.control.behaviours().followFlagDelayMs)
    {
    }

    /// Changes the row that `owner` keeps of `whose`.
    /// Tells `owner` by push when the flags have flipped.
    void tell(const Tenant &owner, const ActionRow &action)
    {
        pushAction(m_context, owner, action, m_due);
    }

    void change(const Tenant &owner, const QString &whose, const QJsonObject &flags)
    {
        if (owner.isShadow())
            return;
        const bool isNew = !m_context.mirror.row(owner.id, whose);
        QJsonObject changes =
            isNew ? seenAs(m_context.tenants.anyone(whose), m_now) : QJsonObject{{"at"_L1, m_now}};
        for (auto it = flags.begin(); it != flags.end(); ++it)
            changes.insert(it.key(), it.value());
        m_context.mirror.later(m_due, owner.id, whose, changes);
    }

private:
    Context &m_context;
    qint64 m_now;
    qint64 m_due;
};

/// Who was blocked, suspended or banned is not heard any more (Cloudillo 6.3).
bool refuses(Context &context, const Tenant &target, const QString &issuer)
{
    const auto row = context.mirror.row(target.id, issuer);
    return row && (row->status == u"B" || row->status == u"S" || row->status == u"X");
}

/// The tenant that hears of this action; nothing for somebody elsewhere or who will not.
std::optional<Tenant> listener(Context &context, const ActionRow &action)
{
    const auto target = context.tenants.tenant(action.audience);
    return target && !refuses(context, *target, action.issuer) ? target : std::nullopt;
}

void follow(Context &context, const Tenant &issuer, const ActionRow &action)
{
    const bool on = action.subType != u"DEL";
    Spreader spreader(context);
    spreader.change(issuer, action.audience, {{"following"_L1, on}});
    if (const auto other = listener(context, action)) {
        spreader.change(*other, issuer.idTag, {{"follower"_L1, on}});
        spreader.tell(*other, action);
    }
}

void disconnect(Context &context, const Tenant &issuer, const ActionRow &action)
{
    Spreader spreader(context);
    spreader.change(issuer, action.audience,
                    {{"connected"_L1, u"0"_s}, {"roles"_L1, QJsonValue::Null}});
    // The other side keeps the old roles (Cloudillo 7.3).
    if (const auto other = listener(context, action)) {
        spreader.change(*other, issuer.idTag, {{"connected"_L1, u"0"_s}});
        spreader.tell(*other, action);
    }
}

/// Tells the one who asked.
void tellAccepted(Context &context, const QString &answerer, const QString &asker)
{
    const auto tenant = context.tenants.tenant(asker);
    if (!tenant)
        return;
    ActionRow accepted;
    accepted.type = u"CONN"_s;
    accepted.subType = u"ACC"_s;
    accepted.issuer = answerer;
    accepted.audience = asker;
    accepted.createdAt = context.now();
    Spreader(context).tell(*tenant, accepted);
}

void connectBoth(Context &context, const Tenant &one, const QString &other)
{
    const QJsonObject all{{"connected"_L1, u"1"_s}, {"following"_L1, true}, {"follower"_L1, true}};
    Spreader spreader(context);
    spreader.change(one, other, all);
    if (const auto tenant = context.tenants.tenant(other))
        spreader.change(*tenant, one.idTag, all);
}

void ask(Context &context, const Tenant &issuer, const ActionRow &action)
{
    const auto target = context.tenants.anyone(action.audience);
    const bool welcome = target && target->connectionMode == u"A";
    const bool heard = target && !target->isShadow() && !refuses(context, *target, issuer.idTag);
    if (welcome && heard) {
        connectBoth(context, *target, issuer.idTag);
        Spreader(context).tell(*target, action);
        tellAccepted(context, action.audience, issuer.idTag);
        return;
    }
    Spreader spreader(context);
    QJsonObject mine{{"connected"_L1, u"R"_s}};
    if (issuer.type == u"person")
        mine.insert("following"_L1, true);
    spreader.change(issuer, action.audience, mine);
    if (!heard || target->connectionMode == u"I")
        return;
    spreader.change(*target, issuer.idTag, {{"follower"_L1, true}});
    ActionRow incoming = action;
    incoming.actionId.clear();
    incoming.status = u"C"_s;
    context.mirror.addAction(target->id, incoming);
    spreader.tell(*target, incoming);
}

} // namespace

void spread(Context &context, const Tenant &issuer, const ActionRow &action)
{
    if (action.type == u"FLLW")
        follow(context, issuer, action);
    else if (action.subType == u"DEL")
        disconnect(context, issuer, action);
    else
        ask(context, issuer, action);
}

void settleRequest(Context &context, const Tenant &answerer, const ActionRow &action, bool accepted)
{
    if (accepted) {
        connectBoth(context, answerer, action.issuer);
        tellAccepted(context, answerer.idTag, action.issuer);
    } else {
        Spreader(context).change(answerer, action.issuer, {{"following"_L1, false}});
    }
}

bool act(Context &context, ActionRow action)
{
    const auto issuer = context.tenants.anyone(action.issuer);
    if (!issuer)
        return false;
    action.createdAt = context.now();
    if (action.subType != u"ACC") {
        spread(context, *issuer, action);
        return true;
    }
    const auto asker = context.tenants.tenant(action.audience);
    if (!asker)
        return false;
    connectBoth(context, *asker, action.issuer);
    tellAccepted(context, action.issuer, action.audience);
    return true;
}

} // namespace personae::embedded
