// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/person/memberbox.h"

#include "models/people/memberrank.h"
#include "ui/profile/calmcombobox.h"
#include "ui/profile/labels.h"
#include "ui/theme/errorpresenter.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStandardItemModel>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using personae::memberrank::Objection;

namespace personae {

namespace {

/// One word to choose; one that may not be chosen stays to be seen, with the reason.
void addWord(QComboBox *box, const QString &text, const QString &word, Objection objection)
{
    box->addItem(text, word);
    auto *model = qobject_cast<QStandardItemModel *>(box->model());
    QStandardItem *item = model ? model->item(box->count() - 1) : nullptr;
    if (!item)
        return;
    const QString reason = PersonWording::objection(objection);
    item->setEnabled(reason.isEmpty());
    item->setToolTip(reason);
    item->setData(reason.isEmpty() ? text : PersonWording::tr("%1. %2").arg(text, reason),
                  Qt::AccessibleTextRole);
}

/// Selects what holds now; words nobody knows are shown, and cannot be chosen again.
void choose(QComboBox *box, const QString &word, const QString &text)
{
    if (box->findData(word) < 0)
        addWord(box, text, word, Objection::UnknownWord);
    box->setCurrentIndex(box->findData(word));
}

} // namespace

MemberBox::MemberBox(Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_standing(new IconLine(theme, this))
    , m_enter(new QPushButton(tr("Ask again"), this))
    , m_left(new IconLine(theme, this))
    , m_clearRole(new QPushButton(tr("Clear the old role"), this))
    , m_role(new CalmComboBox(this))
    , m_roleReason(labels::muted({}, theme, this))
    , m_status(new CalmComboBox(this))
    , m_statusReason(labels::muted({}, theme, this))
    , m_reason(new QLineEdit(this))
    , m_apply(new QPushButton(this))
    , m_entry(new EntryLine(u"memberEntry"_s, theme, this))
{
    setObjectName(u"memberBox"_s);
    m_enter->setObjectName(u"memberEnter"_s);
    m_enter->setAccessibleName(tr("Ask again which role you have here"));
    m_left->setObjectName(u"memberLeft"_s);
    m_clearRole->setObjectName(u"memberClearRole"_s);
    m_clearRole->setAccessibleName(m_clearRole->text());
    m_role->setObjectName(u"memberRole"_s);
    m_role->setAccessibleName(tr("Role"));
    m_roleReason->setObjectName(u"memberRoleReason"_s);
    m_status->setObjectName(u"memberStatus"_s);
    m_status->setAccessibleName(tr("Status"));
    m_statusReason->setObjectName(u"memberStatusReason"_s);
    m_reason->setObjectName(u"memberReason"_s);
    m_reason->setAccessibleName(tr("Reason, kept on this computer and never sent"));
    m_reason->setPlaceholderText(tr("Why? Kept here with the date, never sent"));
    m_apply->setObjectName(u"memberApply"_s);
    Theme::setLook(m_apply, Theme::ButtonLook::Main);
    for (QComboBox *box : {m_role, m_status}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(10);
    }
    for (QPushButton *button : {m_enter, m_clearRole, m_apply})
        button->setAutoDefault(false);
    build();
    connect(m_enter, &QPushButton::clicked, this, &MemberBox::enterWanted);
    connect(m_clearRole, &QPushButton::clicked, this,
            [this] { Q_EMIT changeWanted(QString(), std::nullopt, m_reason->text()); });
    connect(m_role, &QComboBox::activated, this, [this] {
        m_roleTouched = m_role->currentData().toString() != roleNow();
        showWhetherUseful();
    });
    connect(m_status, &QComboBox::activated, this, [this] {
        m_statusTouched = m_status->currentData().toString() != statusNow();
        showWhetherUseful();
    });
    connect(m_reason, &QLineEdit::returnPressed, this, &MemberBox::apply);
    connect(m_apply, &QPushButton::clicked, this, &MemberBox::apply);
    connect(m_entry, &EntryLine::retryWanted, this, &MemberBox::retryWanted);
    connect(m_entry, &EntryLine::dropWanted, this, &MemberBox::dropWanted);
    connect(m_entry, &EntryLine::signInWanted, this, &MemberBox::signInWanted);
}

void MemberBox::build()
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    const auto label = [this](const QString &text, QWidget *buddy) {
        QLabel *made = labels::muted(text, m_theme, this);
        made->setBuddy(buddy);
        return made;
    };
    layout->addWidget(labels::heading(tr("Membership"), m_theme, this));
    layout->addWidget(m_standing);
    layout->addWidget(m_enter, 0, Qt::AlignLeft);
    layout->addWidget(m_left);
    layout->addWidget(m_clearRole, 0, Qt::AlignLeft);
    layout->addWidget(label(tr("Role"), m_role));
    layout->addWidget(m_role);
    layout->addWidget(m_roleReason);
    layout->addWidget(label(tr("Status"), m_status));
    layout->addWidget(m_status);
    layout->addWidget(m_statusReason);
    layout->addWidget(label(tr("Reason"), m_reason));
    layout->addWidget(m_reason);
    layout->addWidget(m_entry);
    layout->addWidget(m_apply, 0, Qt::AlignRight);
}

QString MemberBox::roleNow() const
{
    const QString known = memberrank::highest(m_view.service.members, m_view.shown.roles);
    if (!known.isEmpty() || m_view.shown.roles.isEmpty())
        return known;
    return m_view.shown.roles.first(); // a word nobody knows
}

QString MemberBox::statusNow() const
{
    return relationWord(m_view.shown, RelationAspect::Standing);
}

void MemberBox::reset()
{
    m_roleTouched = m_statusTouched = false;
    m_reason->clear();
}

void MemberBox::setView(const PersonView &view)
{
    m_view = view;
    showStanding();
    // What was chosen stays chosen while news come in; the popup of a box is never pulled away.
    if (!m_roleTouched && !m_role->view()->isVisible())
        fillRoles();
    if (!m_statusTouched && !m_status->view()->isVisible())
        fillStatuses();
    m_left->setText(u"info"_s, Theme::Token::Muted,
                    view.hasLeft() ? tr("Left. The community still keeps the old role: %1.")
                                         .arg(PersonWording::roles(view))
                                   : QString());
    m_clearRole->setVisible(view.hasLeft());
    const Objection clearing = memberrank::mayGrant(view.service.members, view.standing.roles,
                                                    view.standing.myHandle, view.shown, {});
    m_clearRole->setEnabled(clearing == Objection::None);
    m_clearRole->setToolTip(clearing == Objection::None ? m_clearRole->text()
                                                        : PersonWording::objection(clearing));
    m_entry->setEntry(view, view.memberEntry());
    showWhetherUseful();
}

void MemberBox::showStanding()
{
    const CommunityStanding &standing = m_view.standing;
    const QString mine = memberrank::highest(m_view.service.members, standing.roles);
    if (standing.known) {
        m_standing->setText(u"person"_s, Theme::Token::Muted,
                            tr("You act as %1 here; your role: %2.")
                                .arg(PersonWording::node(m_view), PersonWording::role(mine)));
    } else if (standing.error.isError()) {
        m_standing->setText(u"warning"_s, Theme::Token::Warn,
                            errorpresenter::present(standing.error, m_view.account.serviceName,
                                                    errorpresenter::Place::Reading)
                                .sentence);
    } else {
        m_standing->setText(u"clock"_s, Theme::Token::Muted,
                            PersonWording::objection(Objection::NotKnown));
    }
    m_enter->setVisible(!standing.known);
}

void MemberBox::fillRoles()
{
    const MemberRules &rules = m_view.service.members;
    const CommunityStanding &standing = m_view.standing;
    m_role->clear();
    QString first;
    bool any = false;
    for (const QString &word : QStringList{QString()} + rules.roles) {
        const Objection objection =
            memberrank::mayGrant(rules, standing.roles, standing.myHandle, m_view.shown, word);
        addWord(m_role, PersonWording::role(word), word, objection);
        any = any || objection == Objection::None;
        if (first.isEmpty())
            first = PersonWording::objection(objection);
    }
    choose(m_role, roleNow(), PersonWording::role(roleNow()));
    m_role->setEnabled(any);
    m_role->setToolTip(any ? QString() : first);
    m_role->setAccessibleDescription(first);
    // Also where some are open: the ones that are not have a reason too.
    m_roleReason->setText(first.isEmpty() ? QString() : first);
    if (any && first.isEmpty() && !rules.roles.isEmpty()) {
        const Objection top = memberrank::mayGrant(rules, standing.roles, standing.myHandle,
                                                   m_view.shown, rules.roles.last());
        m_roleReason->setText(PersonWording::objection(top));
    }
    m_roleReason->setVisible(!m_roleReason->text().isEmpty());
}

void MemberBox::fillStatuses()
{
    const MemberRules &rules = m_view.service.members;
    const CommunityStanding &standing = m_view.standing;
    m_status->clear();
    QString first;
    bool any = false;
    for (const QString &word : rules.statuses) {
        const Objection objection =
            memberrank::maySetStatus(rules, standing.roles, standing.myHandle, m_view.shown, word);
        addWord(m_status, PersonWording::statusMark(word) + u' ' + PersonWording::status(word),
                word, objection);
        any = any || objection == Objection::None;
        if (first.isEmpty())
            first = PersonWording::objection(objection);
    }
    const QString now = statusNow();
    choose(m_status, now, PersonWording::statusMark(now) + u' ' + PersonWording::status(now));
    m_status->setEnabled(any);
    m_status->setToolTip(any ? QString() : first);
    m_status->setAccessibleDescription(first);
    m_statusReason->setText(first);
    m_statusReason->setVisible(!first.isEmpty());
}

void MemberBox::showWhetherUseful()
{
    const OutboxEntry *entry = m_view.memberEntry();
    const bool busy = entry && isInFlight(*entry);
    const bool role = m_roleTouched && m_role->isEnabled();
    const bool status = m_statusTouched && m_status->isEnabled();
    m_apply->setText(role && status ? tr("Change both")
                     : status       ? tr("Change status")
                                    : tr("Change role"));
    m_apply->setAccessibleName(m_apply->text());
    m_apply->setEnabled((role || status) && !busy);
    m_apply->setToolTip(busy               ? tr("It is being sent just now.")
                        : (role || status) ? m_apply->text()
                                           : tr("Choose another role or status first."));
    m_apply->setVisible(m_role->isEnabled() || m_status->isEnabled());
}

void MemberBox::apply()
{
    if (!m_apply->isEnabled() || m_apply->isHidden())
        return;
    std::optional<QString> role;
    std::optional<QString> status;
    if (m_roleTouched && m_role->isEnabled())
        role = m_role->currentData().toString();
    if (m_statusTouched && m_status->isEnabled())
        status = m_status->currentData().toString();
    const QString reason = m_reason->text();
    reset();
    Q_EMIT changeWanted(role, status, reason);
}

} // namespace personae
