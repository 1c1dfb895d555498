// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/person/personoverview.h"

#include "models/form/fieldrules.h"
#include "models/values/foreigntext.h"
#include "ui/person/fitbutton.h"
#include "ui/person/iconline.h"
#include "ui/person/personcalls.h"
#include "ui/person/tagsbox.h"
#include "ui/profile/factsheet.h"
#include "ui/profile/fieldwording.h"
#include "ui/profile/labels.h"
#include "ui/theme/ages.h"
#include "ui/theme/errorpresenter.h"
#include "ui/theme/plaintip.h"

#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace personae {

namespace {

FitButton *makeButton(const QString &name, QWidget *parent)
{
    auto *button = new FitButton(parent);
    button->setObjectName(name);
    return button;
}

/// Why there is less to see than usual, and what can be done about it (empty: nothing).
std::pair<QString, QString> explained(const PersonView &view)
{
    if (!view.loaded || view.isMe)
        return {};
    if (!view.isListed()) {
        const QString handle = isolatedLine(view.ref.handle, 80);
        return {view.actsAsCommunity()
                    ? PersonOverview::tr("This community does not know them.")
                    : PersonOverview::tr("Your node has never met them. What is shown here comes "
                                         "from their own host, read as a stranger."),
                PersonOverview::tr("Read from %1").arg(handle)};
    }
    if (view.sheet.person.unsynced)
        return {PersonOverview::tr("Your node knows only the name: it could not read them from "
                                   "their home yet, so it cannot say more about them. Their own "
                                   "host can be asked from here, as a stranger."),
                PersonOverview::tr("Read from its home")};
    if (!view.sheet.person.relationKnown)
        return {PersonOverview::tr("A search found them; how you stand with them was not read "
                                   "yet."),
                PersonOverview::tr("Read it now")};
    if (view.hasLeft())
        return {PersonOverview::tr("They have left this community; the node still keeps their old "
                                   "role. It can be cleared in the Relationship tab."),
                {}};
    return {};
}

} // namespace

PersonOverview::PersonOverview(PersonDesk &desk, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
{
    setObjectName(u"personOverview"_s);
    auto *scroll = new QScrollArea(this);
    scroll->setObjectName(u"personOverviewScroll"_s);
    scroll->setAccessibleName(tr("Overview"));
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *holder = new QWidget;
    scroll->setWidget(holder);
    build(holder);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(scroll);
    connect(&desk, &PersonDesk::changed, this, &PersonOverview::refresh);
    connect(m_tags, &TagsBox::added, &desk, &PersonDesk::addTag);
    connect(m_tags, &TagsBox::removed, &desk, &PersonDesk::removeTag);
    connect(m_calls, &PersonCalls::callWanted, this, &PersonOverview::callWanted);
    connect(m_readFromHome, &QAbstractButton::clicked, this, [this] {
        // A stub cannot be fetched anew by the node (Cloudillo 5.5): its host is asked here.
        if (m_desk.view().shown.unsynced || !m_desk.view().isListed())
            m_desk.readHome();
        else
            m_desk.readAgain();
    });
    connect(m_readHome, &QAbstractButton::clicked, &desk, &PersonDesk::readHome);
    connect(m_members, &QAbstractButton::clicked, this, [this] {
        const PersonRef &ref = m_desk.view().ref;
        Q_EMIT listWanted({ref.scope.account, ref.handle});
    });
    connect(m_facts, &FactSheet::restackWanted, this, [this] {
        m_factTexts.clear();
        buildFacts();
    });
    connect(m_home, &FactSheet::restackWanted, this, &PersonOverview::buildHome);
    refresh();
}

void PersonOverview::build(QWidget *holder)
{
    Theme &theme = m_desk.parts().theme;
    m_pinned = new IconLine(theme, holder);
    m_pinned->setObjectName(u"pinnedNote"_s);
    m_explained = new IconLine(theme, holder);
    m_explained->setObjectName(u"personExplained"_s);
    m_readFromHome = makeButton(u"readFromHomeButton"_s, holder);
    m_facts = new FactSheet(theme, holder);
    m_facts->setObjectName(u"personFacts"_s);
    m_members = makeButton(u"showMembersButton"_s, holder);
    m_members->setWords(tr("Show members"));
    m_membersReason = labels::muted({}, theme, holder);
    m_tags = new TagsBox(theme, holder);
    m_calls = new PersonCalls(theme, holder);
    m_alsoIn = new QWidget(holder);
    m_alsoIn->setObjectName(u"alsoIn"_s);
    m_alsoInRows = new QVBoxLayout(m_alsoIn);
    m_alsoInRows->setContentsMargins(0, 8, 0, 0);
    m_alsoInRows->setSpacing(4);
    m_homeTitle = labels::heading(tr("Their own page"), theme, holder);
    m_homeWords = labels::muted({}, theme, holder);
    m_homeWords->setObjectName(u"homeWords"_s);
    m_readHome = makeButton(u"readHomeButton"_s, holder);
    m_home = new FactSheet(theme, holder);
    m_home->setObjectName(u"personHome"_s);
    auto *column = new QVBoxLayout(holder);
    column->setContentsMargins(Theme::formPadding, 12, Theme::formPadding, Theme::formPadding);
    column->setSpacing(8);
    column->addWidget(m_pinned);
    column->addWidget(m_explained);
    column->addWidget(m_readFromHome, 0, Qt::AlignLeft);
    column->addWidget(m_facts);
    column->addWidget(m_members, 0, Qt::AlignLeft);
    column->addWidget(m_membersReason);
    column->addWidget(m_tags);
    column->addWidget(m_calls);
    column->addWidget(m_alsoIn);
    column->addSpacing(8);
    column->addWidget(m_homeTitle);
    column->addWidget(m_homeWords);
    column->addWidget(m_home);
    column->addWidget(m_readHome, 0, Qt::AlignLeft);
    column->addStretch();
}

void PersonOverview::keepTyped()
{
    m_tags->takeTyped();
}

void PersonOverview::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    if (!m_desk.view().isNull())
        keepTyped();
}

void PersonOverview::refresh()
{
    const PersonView &view = m_desk.view();
    const bool pinned = !view.notes.isEmpty() && view.notes.first().pinned;
    m_pinned->setText(u"warning"_s, Theme::Token::Warn,
                      pinned ? tr("Note: %1").arg(isolatedLine(view.notes.first().text, 300))
                             : QString());
    refreshExplanation(view);
    buildFacts();
    m_tags->setTags(view.tags);
    m_calls->setView(view);
    const bool members =
        view.isCommunity() && view.ref.scope.isOwn() && !view.isMe && view.service.hasPeople;
    const bool inside = view.shown.connected || view.standing.known;
    m_members->setVisible(members);
    m_members->setEnabled(inside);
    m_membersReason->setText(tr("Only members see who is there."));
    m_membersReason->setVisible(members && !inside);
    m_members->setToolTip(inside ? m_members->text() : m_membersReason->text());
    if (view.sheet.alsoIn != m_alsoShown)
        buildAlsoIn();
    refreshHome(view);
}

void PersonOverview::refreshExplanation(const PersonView &view)
{
    const auto [words, verb] = explained(view);
    m_explained->setText(u"info"_s, Theme::Token::Muted, words);
    m_readFromHome->setWords(verb, tr("Read from its home"));
    const bool busy = view.reading || view.readingHome;
    m_readFromHome->setVisible(!verb.isEmpty());
    m_readFromHome->setEnabled(!busy);
    m_readFromHome->setToolTip(busy ? tr("Being read…") : plainTip(verb));
}

void PersonOverview::buildFacts()
{
    const PersonView &view = m_desk.view();
    const Person &person = view.shown;
    QStringList rows; // label and value by turns
    const auto add = [&rows](const QString &label, const QString &value) {
        if (!value.isEmpty())
            rows << label << value;
    };
    add(tr("Service"), isolatedLine(view.account.serviceName));
    add(tr("Kind"), view.isCommunity() ? tr("community") : tr("person"));
    // In a community of one's own its row says the same, maybe older.
    const bool stands = view.isCommunity() && view.ref.scope.isOwn() && view.standing.known;
    if (view.isListed()) {
        add(tr("Status"), PersonWording::status(person));
        add(tr("Role"), stands ? QString() : PersonWording::roles(view));
        add(tr("Relationship"), PersonWording::relation(view));
        add(tr("Changed"),
            person.changedAt.isValid() ? ages::shortAge(person.changedAt) : QString());
        add(tr("Seen"), person.seenAt.isValid() ? ages::shortAge(person.seenAt) : QString());
    }
    if (stands)
        add(tr("Your role there"),
            PersonWording::role(memberrank::highest(view.service.members, view.standing.roles)));
    if (rows == m_factTexts)
        return;
    m_factTexts = rows;
    m_facts->clear();
    for (qsizetype i = 0; i + 1 < rows.size(); i += 2)
        m_facts->addFact(rows.at(i), rows.at(i + 1));
}

void PersonOverview::buildAlsoIn()
{
    m_alsoShown = m_desk.view().sheet.alsoIn;
    while (QLayoutItem *item = m_alsoInRows->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    m_alsoIn->setVisible(!m_alsoShown.isEmpty());
    if (m_alsoShown.isEmpty())
        return;
    m_alsoInRows->addWidget(labels::heading(tr("Also in"), m_desk.parts().theme, m_alsoIn));
    for (const PersonRef &ref : std::as_const(m_alsoShown)) {
        auto *link = makeButton(u"alsoIn:"_s + ref.scope.node, m_alsoIn);
        const QString list =
            ref.scope.isOwn() ? tr("Your own list") : isolatedLine(ref.scope.node, 60);
        link->setWords(list);
        link->setAccessibleName(tr("Show them in: %1").arg(list));
        Theme::setLook(link, Theme::ButtonLook::Link);
        connect(link, &QAbstractButton::clicked, this, [this, ref] { Q_EMIT personWanted(ref); });
        m_alsoInRows->addWidget(link, 0, Qt::AlignLeft);
    }
}

QStringList PersonOverview::homeKeys() const
{
    const PersonView &view = m_desk.view();
    QStringList keys;
    for (const FieldSpec &spec : view.service.fields)
        keys.append(spec.key);
    for (const QString &key : view.sheet.profile.fields.keys()) {
        if (!view.service.field(key) && fieldrules::isOpenKey(view.service, key) &&
            !fieldrules::isCompanion(view.service, key))
            keys.append(key);
    }
    return keys;
}

void PersonOverview::refreshHome(const PersonView &view)
{
    // Where everybody lives on the account's own server there is no other host to ask.
    const bool homes = !view.service.sharesCommunityHost;
    for (QWidget *each : {static_cast<QWidget *>(m_homeTitle), static_cast<QWidget *>(m_homeWords),
                          static_cast<QWidget *>(m_readHome)})
        each->setVisible(homes);
    const QString handle = isolatedLine(view.ref.handle, 80);
    QString words;
    if (view.homeError.isError())
        words =
            errorpresenter::present(view.homeError, view.ref.handle, errorpresenter::Place::Reading)
                .sentence;
    else if (view.hasHome())
        words = tr("Read from %1 at %2, as a stranger.")
                    .arg(handle, ages::shortAge(view.sheet.profileSeenAt));
    else
        words = tr("Not read yet. Their host is asked as a stranger: it does not learn who you "
                   "are.");
    m_homeWords->setText(words);
    m_homeWords->setToolTip(ages::fullDate(view.sheet.profileSeenAt));
    m_readHome->setWords(view.hasHome() ? tr("Read it again")
                                        : tr("Read their page from %1").arg(handle),
                         tr("Read their page"));
    m_readHome->setEnabled(!view.readingHome && !view.isNull());
    m_readHome->setToolTip(view.readingHome ? tr("Being read…") : plainTip(m_readHome->text()));
    const CachedProfile shown{view.sheet.profile, view.sheet.profileSeenAt};
    if (shown != m_homeShown) {
        m_homeShown = shown;
        buildHome();
    }
}

void PersonOverview::buildHome()
{
    const PersonView &view = m_desk.view();
    m_home->clear();
    m_home->setVisible(view.hasHome());
    if (!view.hasHome())
        return;
    const bool anything = m_home->addSections(view.service, view.sheet.profile.fields, homeKeys(),
                                              FactSheet::Visibility::Hidden);
    if (!anything)
        m_home->addWidget(
            labels::muted(tr("It shows nothing but the name."), m_desk.parts().theme, m_home));
}

} // namespace personae
