// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/embedded/relations.h"

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

void follow(Context &context, const Tenant &issuer, const QString &target, bool on)
{
    Spreader spreader(context);
    spreader.change(issuer, target, {{"following"_L1, on}});
    if (const auto other = context.tenants.tenant(target))
        spreader.change(*other, issuer.idTag, {{"follower"_L1, on}});
}

void disconnect(Context &context, const Tenant &issuer, const QString &target)
{
    Spreader spreader(context);
    spreader.change(issuer, target, {{"connected"_L1, u"0"_s}, {"roles"_L1, QJsonValue::Null}});
    // The other side keeps the old roles (Cloudillo 7.3).
    if (const auto other = context.tenants.tenant(target))
        spreader.change(*other, issuer.idTag, {{"connected"_L1, u"0"_s}});
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
    if (welcome && !target->isShadow()) {
        connectBoth(context, issuer, action.audience);
        return;
    }
    Spreader spreader(context);
    QJsonObject mine{{"connected"_L1, u"R"_s}};
    if (issuer.type == u"person")
        mine.insert("following"_L1, true);
    spreader.change(issuer, action.audience, mine);
    if (!target || target->isShadow() || target->connectionMode == u"I")
        return;
    spreader.change(*target, issuer.idTag, {{"follower"_L1, true}});
    ActionRow incoming = action;
    incoming.actionId.clear();
    incoming.status = u"C"_s;
    context.mirror.addAction(target->id, incoming);
}

} // namespace

void spread(Context &context, const Tenant &issuer, const ActionRow &action)
{
    const bool removes = action.subType == u"DEL";
    if (action.type == u"FLLW")
        follow(context, issuer, action.audience, !removes);
    else if (removes)
        disconnect(context, issuer, action.audience);
    else
        ask(context, issuer, action);
}

void settleRequest(Context &context, const Tenant &answerer, const ActionRow &action, bool accepted)
{
    if (accepted)
        connectBoth(context, answerer, action.issuer);
    else
        Spreader(context).change(answerer, action.issuer, {{"following"_L1, false}});
}

} // namespace personae::embedded
