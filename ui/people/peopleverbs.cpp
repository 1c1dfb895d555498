// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/people/peopleverbs.h"

#include "models/lists/accountlistmodel.h"
#include "models/lists/peoplelistmodel.h"
#include "models/notes/notestore.h"
#include "models/outbox/outbox.h"
#include "models/people/peoplestore.h"
#include "ui/people/peoplewords.h"
#include "ui/people/plandialog.h"
#include "ui/people/tagdialog.h"
#include "ui/theme/errorpresenter.h"
#include "ui/theme/theme.h"

#include <QLocale>
#include <QMetaEnum>

#include <algorithm>

namespace personae {

using namespace Qt::StringLiterals;
using namespace peopleplan;

namespace {

constexpr RelationVerb relationVerbs[] = {RelationVerb::Follow, RelationVerb::Unfollow,
                                          RelationVerb::Connect, RelationVerb::Disconnect};
constexpr RelationVerb standingVerbs[] = {RelationVerb::Mute, RelationVerb::Unmute,
                                          RelationVerb::Block, RelationVerb::Unblock};
constexpr RelationVerb moreVerbs[] = {RelationVerb::TrustAlways, RelationVerb::TrustNever,
                                      RelationVerb::TrustAsk, RelationVerb::HideFromHome,
                                      RelationVerb::ShowInHome};

Wish relationWish(RelationVerb verb)
{
    Wish wish;
    wish.verb = verb;
    return wish;
}

Wish memberWish(Wish::Kind kind, const QString &word)
{
    Wish wish;
    wish.kind = kind;
    wish.word = word;
    return wish;
}

QMenu *menuOf(QWidget &host, const QString &name, const QString &title)
{
    auto *menu = new QMenu(title, &host);
    menu->setObjectName(name);
    menu->menuAction()->setObjectName(name + u"Action"_s);
    menu->setToolTipsVisible(true);
    return menu;
}

} // namespace

PeopleVerbs::PeopleVerbs(const PeopleParts &parts, PeopleListModel &model, QWidget &host)
    : QObject(&host)
    , m_parts(parts)
    , m_model(model)
    , m_host(host)
{
    m_relations = menuOf(host, u"relationMenu"_s, tr("Relationship"));
    m_roles = menuOf(host, u"roleMenu"_s, tr("Role"));
    m_statuses = menuOf(host, u"statusMenu"_s, tr("Status"));
    m_more = menuOf(host, u"moreMenu"_s, tr("More"));
    m_tag = new QAction(tr("Tags…"), this);
    m_tag->setObjectName(u"listVerbTag"_s);
    m_untick = new QAction(tr("Untick all"), this);
    m_untick->setObjectName(u"listVerbUntick"_s);
    connect(m_tag, &QAction::triggered, this, &PeopleVerbs::tag);
    connect(m_untick, &QAction::triggered, this, [this] { m_model.clearTicks(); });
    connect(&parts.outbox, &Outbox::submitted, this, [this](const QUuid &ticket) {
        if (m_tickets.contains(ticket))
            Q_EMIT announced(m_tickets.take(ticket));
    });
    connect(&parts.outbox, &Outbox::submitFailed, this,
            [this](const QUuid &ticket, const ApiError &error) {
                if (m_tickets.remove(ticket) == 0)
                    return;
                const errorpresenter::Words words =
                    errorpresenter::present(error, serviceName(), errorpresenter::Place::Saving);
                Q_EMIT failed(tr("It could not be put into the outbox. %1").arg(words.sentence),
                              words.details);
            });
    makeRelations();
}

PeopleVerbs::~PeopleVerbs() = default;

void PeopleVerbs::makeRelations()
{
    const auto make = [this](RelationVerb verb) {
        auto *action = new QAction(this);
        action->setObjectName(
            u"listVerb"_s +
            QString::fromLatin1(QMetaEnum::fromType<RelationVerb>().valueToKey(int(verb))));
        connect(action, &QAction::triggered, this, [this, verb] { act(relationWish(verb)); });
        m_verbs.insert(verb, action);
        return action;
    };
    for (const RelationVerb verb : relationVerbs)
        make(verb);
    for (const RelationVerb verb : standingVerbs)
        make(verb);
    for (const RelationVerb verb : moreVerbs)
        make(verb);
}

/// The inspector has the same verbs for the person it shows: these tell whom they are about.
QString PeopleVerbs::textOf(RelationVerb verb) const
{
    const QString text = peoplewords::verb(verb, !m_scope.isOwn());
    const int ticked = m_model.tickedCount();
    if (ticked > 0)
        return tr("%1 (%2 ticked)").arg(text, QLocale().toString(ticked));
    return m_current ? tr("%1 (chosen row)").arg(text) : text;
}

QString PeopleVerbs::serviceName() const
{
    return m_service ? m_service->displayName : QString();
}

bool PeopleVerbs::isOffered(RelationVerb verb) const
{
    if (!m_service || !m_service->relationVerbs.contains(verb))
        return false;
    // Without connections only one follower at a time is taken off, where they are shown.
    if (m_scope.isOwn() && m_service->listsByRelation && verb == RelationVerb::Disconnect)
        return false;
    // Where one is oneself also inside a community, only membership is changed there.
    if (!m_scope.isOwn() && m_service->sharesCommunityHost)
        return verb == RelationVerb::Disconnect;
    // Inside a community, standing is a matter of its members' status; trust and home are personal.
    return m_scope.isOwn() || std::ranges::find(relationVerbs, verb) != std::end(relationVerbs);
}

void PeopleVerbs::setScope(const PeopleScope &scope)
{
    m_scope = scope;
    m_service = m_parts.port.service(scope.account);
    m_current.reset();
    for (auto it = m_verbs.cbegin(); it != m_verbs.cend(); ++it) {
        (*it)->setText(textOf(it.key()));
        (*it)->setVisible(isOffered(it.key()));
    }
    m_relations->clear();
    m_more->clear();
    for (const RelationVerb verb : relationVerbs)
        (scope.isOwn() ? m_relations : m_more)->addAction(m_verbs.value(verb));
    fillRoles();
    fillStatuses();
    for (const RelationVerb verb : moreVerbs)
        m_more->addAction(m_verbs.value(verb));
    m_more->addSeparator();
    m_more->addActions({m_tag, m_untick});
    refresh();
}

void PeopleVerbs::fillRoles()
{
    m_roles->clear();
    if (m_scope.isOwn() || !m_service)
        return;
    const auto add = [this](const QString &role) {
        QAction *action = m_roles->addAction(peoplewords::roleWord(role));
        action->setData(role);
        action->setObjectName(u"role-"_s + role);
        connect(action, &QAction::triggered, this,
                [this, role] { act(memberWish(Wish::Kind::Role, role)); });
    };
    for (qsizetype i = m_service->members.roles.size(); i-- > 0;)
        add(m_service->members.roles.at(i));
    m_roles->addSeparator();
    add({});
}

void PeopleVerbs::fillStatuses()
{
    m_statuses->clear();
    if (m_scope.isOwn()) {
        for (const RelationVerb verb : standingVerbs)
            m_statuses->addAction(m_verbs.value(verb));
        return;
    }
    const QStringList words = m_service ? m_service->members.statuses : QStringList();
    for (const QString &word : words) {
        QAction *action = m_statuses->addAction(peoplewords::statusWord(word));
        action->setData(word);
        action->setObjectName(u"status-"_s + word);
        connect(action, &QAction::triggered, this,
                [this, word] { act(memberWish(Wish::Kind::Status, word)); });
    }
}

void PeopleVerbs::setCurrent(const std::optional<Person> &person)
{
    m_current = person;
    refresh();
}

Ground PeopleVerbs::ground() const
{
    Ground ground;
    ground.scope = m_scope;
    const AccountRow *account = m_parts.accounts.find(m_scope.account);
    ground.me = !m_scope.isOwn() && !m_standing.myHandle.isEmpty() ? m_standing.myHandle
                : account                                          ? account->account.handle
                                                                   : QString();
    ground.mine = m_standing.roles;
    if (m_service)
        ground.rules = m_service->members;
    ground.sharesHost = m_service && m_service->sharesCommunityHost;
    ground.serviceName = serviceName();
    return ground;
}

std::vector<quint32> PeopleVerbs::targets() const
{
    if (m_model.tickedCount() > 0) {
        const QList<quint32> ticked = m_model.ticked();
        return {ticked.cbegin(), ticked.cend()};
    }
    return m_current ? std::vector<quint32>{m_current->id} : std::vector<quint32>();
}

QString PeopleVerbs::whyNot(const Wish &wish) const
{
    if (m_model.tickedCount() == 0 && !m_current)
        return tr("Choose somebody first.");
    if (!m_scope.isOwn() && !m_standing.known)
        return m_standing.error.isError() ? errorpresenter::present(m_standing.error, serviceName(),
                                                                    errorpresenter::Place::Reading)
                                                .sentence
                                          : tr("Your role in this community is not known yet.");
    if (m_model.tickedCount() > 0) {
        // Of many, the plan says who may not. Here only what goes for anybody.
        Person anybody;
        anybody.id = 1;
        anybody.handle = u"\n"_s;
        anybody.kind = PersonKind::Community;
        const Row row = judge(wish, anybody, ground());
        return row.verdict == Verdict::NotAllowed ? row.reason : QString();
    }
    const Row row = judge(wish, *m_current, ground());
    if (row.verdict == Verdict::AlreadySo)
        return tr("Already so.");
    return row.reason;
}

void PeopleVerbs::dress(QAction &action, const Wish &wish) const
{
    const QString reason = whyNot(wish);
    action.setEnabled(reason.isEmpty());
    action.setToolTip(reason.isEmpty() ? QString(action.text()).remove(u'&') : reason);
    action.setStatusTip(reason);
}

void PeopleVerbs::dressGroup(QAction &action, const QMenu &menu) const
{
    const QList<QAction *> actions = menu.actions();
    QString reason;
    bool any = false;
    bool visible = false;
    for (const QAction *each : actions) {
        if (each->isSeparator() || !each->isVisible())
            continue;
        visible = true;
        any = any || each->isEnabled();
        if (!each->isEnabled() && reason.isEmpty())
            reason = each->toolTip();
    }
    action.setVisible(visible);
    action.setEnabled(any);
    action.setToolTip(any ? menu.title() : reason);
}

void PeopleVerbs::refresh()
{
    m_standing =
        m_scope.isOwn() || m_scope.isNull() ? CommunityStanding() : m_parts.port.standing(m_scope);
    for (auto it = m_verbs.cbegin(); it != m_verbs.cend(); ++it) {
        (*it)->setText(textOf(it.key()));
        dress(**it, relationWish(it.key()));
    }
    const auto dressAll = [this](const QMenu &menu, Wish::Kind kind) {
        const QList<QAction *> actions = menu.actions();
        for (QAction *action : actions) {
            if (!action->isSeparator())
                dress(*action, memberWish(kind, action->data().toString()));
        }
    };
    if (!m_scope.isOwn()) {
        dressAll(*m_roles, Wish::Kind::Role);
        dressAll(*m_statuses, Wish::Kind::Status);
    }
    m_tag->setEnabled(m_model.tickedCount() > 0 || m_current);
    m_tag->setToolTip(m_tag->isEnabled() ? tr("Tags of your own, never sent")
                                         : tr("Choose somebody first."));
    m_untick->setEnabled(m_model.tickedCount() > 0);
    for (QMenu *menu : {m_relations, m_roles, m_statuses, m_more})
        dressGroup(*menu->menuAction(), *menu);
}

QList<QAction *> PeopleVerbs::actions() const
{
    QList<QAction *> all;
    for (const RelationVerb verb : relationVerbs)
        all.append(m_verbs.value(verb));
    all.append({m_roles->menuAction(), m_statuses->menuAction(), m_more->menuAction()});
    return all;
}

void PeopleVerbs::fillContextMenu(QMenu &menu) const
{
    menu.setToolTipsVisible(true);
    const QString already = tr("Already so.");
    const auto add = [&](QAction *action) {
        if (action->isVisible() && action->toolTip() != already)
            menu.addAction(action);
    };
    for (const RelationVerb verb : relationVerbs)
        add(m_verbs.value(verb));
    if (m_scope.isOwn()) {
        for (const RelationVerb verb : standingVerbs)
            add(m_verbs.value(verb));
        for (const RelationVerb verb : moreVerbs)
            add(m_verbs.value(verb));
    } else {
        menu.addAction(m_roles->menuAction());
        menu.addAction(m_statuses->menuAction());
    }
    menu.addSeparator();
    menu.addAction(m_tag);
}

void PeopleVerbs::act(const Wish &wish)
{
    std::vector<quint32> ids = targets();
    if (ids.empty() || !whyNot(wish).isEmpty())
        return;
    if (ids.size() == 1 && m_model.tickedCount() == 0 && !needsPlan(wish)) {
        const Row row = judge(wish, *m_current, ground());
        const QUuid ticket = QUuid::createUuid();
        m_tickets.insert(ticket, sentence(wish, !m_scope.isOwn(), nameOf(*m_current)));
        m_parts.outbox.submit(m_scope.account, row.command, ticket);
        return;
    }
    plan(wish, std::move(ids));
}

void PeopleVerbs::plan(const Wish &wish, std::vector<quint32> ids)
{
    auto *dialog = new PlanDialog(m_parts.people, m_parts.outbox, m_parts.theme, wish, ground(),
                                  m_service ? m_service->connectText : TextLimit(), &m_host);
    connect(dialog, &PlanDialog::applied, this, [this](int commands) {
        m_model.clearTicks();
        Q_EMIT announced(tr("%1: in the outbox").arg(peoplewords::people(commands)));
    });
    connect(dialog, &PlanDialog::stopped, this, [this](int commands, int planned) {
        Q_EMIT announced(tr("Stopped: %1 of %2 are in the outbox")
                             .arg(QLocale().toString(commands), peoplewords::people(planned)));
    });
    dialog->start(std::move(ids));
    dialog->open();
}

void PeopleVerbs::tag()
{
    std::vector<quint32> ids = targets();
    if (ids.empty())
        return;
    const QString whom = ids.size() == 1 && m_current && m_model.tickedCount() == 0
                             ? nameOf(*m_current)
                             : peoplewords::people(int(ids.size()));
    auto *dialog = new TagDialog(whom, m_tagWords, m_parts.theme, &m_host);
    connect(dialog, &TagDialog::tagWanted, this,
            [this, ids](const QString &tag, bool add) { applyTag(tag, add, ids); });
    dialog->open();
}

/// Notes and tags go by handle: those of the ticked are read from the cache first.
void PeopleVerbs::applyTag(const QString &tag, bool add, std::vector<quint32> ids)
{
    auto *loader = new PeopleLoader(m_parts.people, this);
    const AccountId account = m_scope.account;
    connect(loader, &PeopleLoader::block, this,
            [this, account, tag, add](const QList<Person> &people) {
                QStringList handles;
                for (const Person &person : people)
                    handles.append(person.handle);
                if (add)
                    m_parts.notes.addTag(account, handles, tag);
                else
                    m_parts.notes.removeTag(account, handles, tag);
            });
    connect(loader, &PeopleLoader::finished, loader, &QObject::deleteLater);
    loader->start(std::move(ids));
}

} // namespace personae
