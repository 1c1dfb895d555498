// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/person/relationshippage.h"

#include "models/values/foreigntext.h"
#include "ui/person/aspectbox.h"
#include "ui/person/connectbox.h"
#include "ui/person/memberbox.h"
#include "ui/theme/ages.h"

#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace personae {

RelationshipPage::RelationshipPage(PersonDesk &desk, const QList<VerbAction *> &verbs,
                                   QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_verbs(verbs)
    , m_connect(new ConnectBox(desk.parts().theme))
    , m_member(new MemberBox(desk.parts().theme))
{
    setObjectName(u"relationshipPage"_s);
    auto *scroll = new QScrollArea(this);
    scroll->setObjectName(u"relationshipScroll"_s);
    scroll->setAccessibleName(tr("Relationship"));
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *holder = new QWidget;
    scroll->setWidget(holder);
    m_column = new QVBoxLayout(holder);
    m_column->setContentsMargins(Theme::formPadding, 12, Theme::formPadding, Theme::formPadding);
    m_column->setSpacing(16);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(scroll);
    build();
    connect(&desk, &PersonDesk::changed, this, &RelationshipPage::refresh);
    connect(&desk, &PersonDesk::personShown, this, &RelationshipPage::start);
    connect(m_connect, &ConnectBox::sendWanted, this, &RelationshipPage::ask);
    connect(&desk, &PersonDesk::submitEnded, this, &RelationshipPage::takeEnded);
    connect(m_connect, &ConnectBox::left, this, [this] {
        m_connect->hide();
        m_connection->setFocus(Qt::OtherFocusReason);
        m_connection->followVerbs();
    });
    connect(m_member, &MemberBox::changeWanted, &desk, &PersonDesk::changeMember);
    connect(m_member, &MemberBox::enterWanted, &desk, &PersonDesk::enterCommunity);
    connect(m_member, &MemberBox::retryWanted, &desk, &PersonDesk::retry);
    connect(m_member, &MemberBox::dropWanted, &desk, &PersonDesk::drop);
    connect(m_member, &MemberBox::signInWanted, this, &RelationshipPage::signInWanted);
    refresh();
}

AspectBox *RelationshipPage::makeBox(const QString &name, const QString &title,
                                     const QList<RelationVerb> &verbs)
{
    QList<VerbAction *> actions;
    for (VerbAction *action : m_verbs) {
        if (verbs.contains(action->verb()))
            actions.append(action);
    }
    auto *box = new AspectBox(name, title, actions, m_desk.parts().theme);
    connect(box, &AspectBox::retryWanted, &m_desk, &PersonDesk::retry);
    connect(box, &AspectBox::dropWanted, &m_desk, &PersonDesk::drop);
    connect(box, &AspectBox::signInWanted, this, &RelationshipPage::signInWanted);
    return box;
}

void RelationshipPage::build()
{
    using enum RelationVerb;
    Theme &theme = m_desk.parts().theme;
    m_as = new IconLine(theme);
    m_as->setObjectName(u"actsAs"_s);
    m_unknown = new IconLine(theme);
    m_unknown->setObjectName(u"relationUnknown"_s);
    m_none = new IconLine(theme);
    m_request = makeBox(u"requestBox"_s, {}, {AcceptRequest, RejectRequest});
    m_follow = makeBox(u"followBox"_s, tr("Following"), {Follow, Unfollow});
    m_connection = makeBox(u"connectionBox"_s, {}, {Connect, Disconnect});
    m_connection->addExtra(m_connect);
    m_standing = makeBox(u"standingBox"_s, tr("Standing"), {Mute, Unmute, Block, Unblock});
    m_trust = makeBox(u"trustBox"_s, tr("Identify myself"), {TrustAsk, TrustAlways, TrustNever});
    m_trust->setHint(tr("Whether you say who you are when their own host is read. As a stranger "
                        "you see what everybody sees; known, perhaps more."));
    m_home = makeBox(u"homeBox"_s, tr("Home page"), {HideFromHome, ShowInHome});
    for (QWidget *part :
         std::initializer_list<QWidget *>{m_as, m_unknown, m_none, m_request, m_member, m_follow,
                                          m_connection, m_standing, m_trust, m_home})
        m_column->addWidget(part);
    m_column->addStretch();
}

void RelationshipPage::openConnect()
{
    m_connect->open();
}

void RelationshipPage::start()
{
    if (const QString typed = m_connect->text(); !typed.isEmpty())
        m_typed.insert(m_whose, typed);
    m_whose = m_desk.view().ref;
    m_connect->clear();
    m_connect->setText(m_typed.take(m_whose));
    m_member->reset();
}

/// What was typed goes only when it is kept on the disk.
void RelationshipPage::ask(const QString &text)
{
    const QString typed = m_connect->text();
    if (!m_desk.act(RelationVerb::Connect, text))
        return;
    m_typed.insert(m_whose, typed);
    m_connect->clear();
}

void RelationshipPage::takeEnded(const PersonRef &whom, const Command &command,
                                 const ApiError &error)
{
    const auto *relation = std::get_if<RelationCommand>(&command);
    if (!relation || relation->verb != RelationVerb::Connect)
        return;
    if (!error.isError()) {
        m_typed.remove(whom);
        if (whom == m_whose && m_connect->text().trimmed() == relation->text)
            m_connect->clear();
    } else if (whom == m_whose && m_connect->text().isEmpty()) {
        m_connect->setText(m_typed.take(whom));
        m_connect->show();
    }
}

bool RelationshipPage::offers(RelationAspect aspect) const
{
    const QList<RelationVerb> &verbs = m_desk.view().service.relationVerbs;
    return std::any_of(verbs.cbegin(), verbs.cend(),
                       [aspect](RelationVerb verb) { return aspectOf(verb) == aspect; });
}

void RelationshipPage::refresh()
{
    const PersonView &view = m_desk.view();
    const bool acts = view.service.relationVerbs.size() > 0 && !view.isMe && !view.isNoIdentity();
    const QString node = PersonWording::node(view);
    m_as->setText(u"people"_s, Theme::Token::Accent,
                  !view.actsAsCommunity() || view.isMe ? QString()
                  : view.isSharedCommunity()
                      ? tr("What you do here concerns their membership of %1.").arg(node)
                      : tr("What you do here, you do as %1, on its own host.").arg(node));
    m_none->setText(u"info"_s, Theme::Token::Muted,
                    view.isMe ? tr("This is you: there is nothing to do about yourself.")
                    : acts    ? QString()
                    : view.isNoIdentity()
                        ? tr("It is not followed: one is a member, or not. Joining and leaving "
                             "are on the Account page of your profile.")
                        : tr("This service has no relationships."));
    // Among the members of a community nobody is met by following.
    const bool strange =
        !view.isMe && acts && !view.isSharedCommunity() && (!view.isListed() || view.isGone());
    m_unknown->setText(u"info"_s, Theme::Token::Muted,
                       !strange ? QString()
                       : view.service.relationVerbs.contains(RelationVerb::Connect)
                           ? tr("Your node does not know them. Following them or asking to connect "
                                "makes it meet them; the rest comes after that.")
                           : tr("Your server has not told of them. Following them makes it do so; "
                                "the rest comes after that."));
    m_request->setVisible(acts && (view.request || view.entryAbout(RelationAspect::Request)));
    // A box stands there only where the service has something to do in it.
    using Aspect = RelationAspect;
    const bool own = acts && !view.actsAsCommunity();
    const bool links = acts && (!view.endsFollowing() || view.shown.follower);
    m_follow->setVisible(acts && offers(Aspect::Follow) && !view.isSharedCommunity());
    m_connection->setVisible(links && offers(Aspect::Connection));
    m_standing->setVisible(acts && offers(Aspect::Standing) && view.isListed());
    m_trust->setVisible(own && offers(Aspect::Trust));
    m_home->setVisible(own && offers(Aspect::Home) && view.isCommunity());
    m_member->setVisible(view.actsAsCommunity() && view.isListed() && !view.isCommunity() &&
                         !view.service.members.roles.isEmpty());
    m_member->setView(view);
    refreshBoxes();
}

void RelationshipPage::refreshBoxes()
{
    const PersonView &view = m_desk.view();
    QList<PersonWording::Line> asked;
    if (view.request) {
        asked.append({u"person"_s, Theme::Token::Accent,
                      view.request->createdAt.isValid()
                          ? tr("Asked %1.").arg(ages::shortAge(view.request->createdAt))
                          : tr("Waits for your answer.")});
        if (!view.request->text.isEmpty())
            asked.append({{}, Theme::Token::Text, isolated(view.request->text)});
    }
    m_request->setTitle(PersonWording::request(view));
    m_request->setLines(asked);
    m_follow->setLines(PersonWording::followingLines(view));
    m_connection->setTitle(PersonWording::connection(view));
    m_connection->setLines(PersonWording::connectionLines(view));
    m_standing->setLines(PersonWording::standingLines(view));
    m_trust->setLines(PersonWording::trustLines(view));
    m_home->setLines(PersonWording::homeLines(view));
    m_connect->setLimit(view.service.connectText);
    const VerbState asking = verbState(view, RelationVerb::Connect);
    m_connect->setObjection(asking.reason);
    m_connect->setOffline(view.isOffline());
    if (!asking.shown)
        m_connect->hide();
    const QList<std::pair<AspectBox *, RelationAspect>> boxes{
        {m_request, RelationAspect::Request},       {m_follow, RelationAspect::Follow},
        {m_connection, RelationAspect::Connection}, {m_standing, RelationAspect::Standing},
        {m_trust, RelationAspect::Trust},           {m_home, RelationAspect::Home}};
    for (const auto &[box, aspect] : boxes) {
        box->setEntry(view, view.entryAbout(aspect));
        box->followVerbs();
    }
}

} // namespace personae
