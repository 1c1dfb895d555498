// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/outboxdetails.h"

#include "models/outbox/outbox.h"
#include "models/ports/serviceport.h"
#include "models/values/foreigntext.h"
#include "ui/profile/advancedsettingsdialog.h"
#include "ui/profile/remedystrip.h"
#include "ui/theme/ages.h"
#include "ui/theme/errorpresenter.h"
#include "ui/theme/plaintip.h"
#include "ui/window/looks.h"

#include <QFormLayout>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace personae {

using namespace Qt::StringLiterals;

namespace {

QString shown(const QJsonValue &value)
{
    if (value.isUndefined() || value.isNull())
        return QString();
    return value.isString() ? isolatedLine(value.toString(), 200)
                            : isolatedLine(value.toVariant().toString(), 200);
}

} // namespace

OutboxDetails::OutboxDetails(OutboxModel &model, Outbox &outbox, ServicePort *service,
                             const WindowWording &wording, Theme &theme, QWidget *parent)
    : QScrollArea(parent)
    , m_model(model)
    , m_outbox(outbox)
    , m_service(service)
    , m_wording(wording)
    , m_theme(theme)
{
    setObjectName(u"outboxDetails"_s);
    setAccessibleName(tr("Details of the change"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(&model, &QAbstractItemModel::dataChanged, this, &OutboxDetails::refresh);
    connect(&model, &QAbstractItemModel::rowsRemoved, this, &OutboxDetails::refresh);
    refresh();
}

void OutboxDetails::showEntry(qint64 id)
{
    m_entry = id;
    refresh();
}

void OutboxDetails::refresh()
{
    m_facts = new QWidget;
    auto *column = new QVBoxLayout(m_facts);
    column->setContentsMargins(Theme::formPadding, Theme::formPadding, Theme::formPadding,
                               Theme::formPadding);
    column->setSpacing(Theme::gap);
    auto *title = new QLabel(m_facts);
    title->setTextFormat(Qt::PlainText);
    title->setWordWrap(true);
    title->setObjectName(u"outboxDetailsTitle"_s);
    column->addWidget(title);
    const QModelIndex index = m_model.indexOf(m_entry);
    const auto row = index.data(OutboxModel::RowRole).value<OutboxRow>();
    if (index.isValid() && !row.isForeign())
        addRemedy(row.entry, *column);
    m_form = new QFormLayout;
    m_form->setHorizontalSpacing(Theme::panePadding);
    m_form->setVerticalSpacing(Theme::gap);
    m_form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    m_form->setLabelAlignment(Qt::AlignTrailing);
    column->addLayout(m_form);
    column->addStretch(1);
    if (index.isValid()) {
        m_theme.setType(title, Theme::Type::NameTitle);
        title->setText(index.siblingAtColumn(OutboxModel::What).data().toString());
        fill(row, index);
    } else {
        m_theme.setTextColor(title, Theme::Token::Muted);
        title->setText(tr("Choose a change to see what was asked, what the service answered, and "
                          "what happens next."));
    }
    setWidget(m_facts); // the former one is deleted
    m_theme.setGround(viewport(), Theme::Token::Window);
}

/// Above the facts, because it is what a person can do.
void OutboxDetails::addRemedy(const OutboxEntry &entry, QVBoxLayout &into)
{
    const ServiceInfo *info = m_service ? m_service->service(entry.account) : nullptr;
    auto *remedy = new RemedyStrip(m_theme, m_facts);
    into.addWidget(remedy);
    remedy->setEntry(entry, info);
    const AccountId account = entry.account;
    // Its own buttons lead to its end: the row goes, and these facts with it.
    connect(
        remedy, &RemedyStrip::tryWanted, this,
        [this, id = entry.id](const QString &setting, const QString &value) {
            if (const OutboxEntry *known = m_outbox.find(id))
                RemedyStrip::tryAgain(*m_service, m_outbox, *known, setting, value);
        },
        Qt::QueuedConnection);
    connect(remedy, &RemedyStrip::advancedWanted, this, [this, account] { openAdvanced(account); });
    connect(remedy, &RemedyStrip::signInWanted, this,
            [this, account] { Q_EMIT signInWanted(account); });
}

void OutboxDetails::openAdvanced(const AccountId &account)
{
    auto *dialog = new AdvancedSettingsDialog(*m_service, account, m_theme, window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void OutboxDetails::addFact(const QString &label, const QString &value, const QString &tip)
{
    if (value.isEmpty())
        return;
    auto *name = new QLabel(label, m_facts);
    auto *text = new QLabel(value, m_facts);
    name->setTextFormat(Qt::PlainText);
    text->setTextFormat(Qt::PlainText);
    text->setWordWrap(true);
    text->setToolTip(plainTip(tip));
    text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_theme.setTextColor(name, Theme::Token::Muted);
    m_form->addRow(name, text);
}

void OutboxDetails::fill(const OutboxRow &row, const QModelIndex &index)
{
    addFact(tr("State"), index.siblingAtColumn(OutboxModel::State).data().toString());
    addFact(tr("Account"), isolatedLine(row.account.account.handle, 200));
    addFact(tr("Service"), isolatedLine(row.account.serviceName, 60));
    if (row.isForeign()) {
        addFact(tr("Kept"), tr("A newer version of Personae wrote this. It is kept untouched."));
        return;
    }
    const OutboxEntry &entry = row.entry;
    addFact(tr("Saved"), ages::shortAge(entry.createdAt), ages::fullDate(entry.createdAt));
    addFact(tr("Tries"), entry.tries > 0 ? QLocale().toString(entry.tries) : QString());
    if (!isFinal(entry.state) && entry.nextTryAt.isValid())
        addFact(tr("Next try"), ages::shortAge(entry.nextTryAt), ages::fullDate(entry.nextTryAt));
    if (entry.state == OutboxState::Unknown)
        addFact(
            tr("Next"),
            targetOf(entry.account, entry.command).isNull()
                ? tr("The connection broke while sending. The profile is read first, and nothing "
                     "is sent twice.")
                : tr("The connection broke while sending. The person is read first, and nothing "
                     "is sent twice."));
    if (entry.lastError.isError()) {
        const auto words =
            errorpresenter::present(entry.lastError, row.account.serviceName,
                                    std::holds_alternative<PutPictureCommand>(entry.command)
                                        ? errorpresenter::Place::Picture
                                        : errorpresenter::Place::Saving);
        addFact(tr("Last error"), words.sentence);
        addFact(tr("Details"), words.details);
    }
    addFields(entry);
    addPerson(entry);
    addButton(entry);
}

void OutboxDetails::addPerson(const OutboxEntry &entry)
{
    const PersonRef target = targetOf(entry.account, entry.command);
    if (target.isNull())
        return;
    addFact(tr("Person"), isolatedLine(target.handle, 200));
    if (!target.scope.isOwn())
        addFact(tr("Community"), m_wording.communityName(target.scope.node));
    if (const auto *relation = std::get_if<RelationCommand>(&entry.command))
        addFact(tr("Text"), isolated(relation->text));
    else if (const auto *member = std::get_if<MemberCommand>(&entry.command))
        addMember(*member);
    if (entry.state == OutboxState::Verified)
        addFact(tr("Proof"), tr("✓ read back and found so"));
}

void OutboxDetails::addMember(const MemberCommand &command)
{
    const auto change = [](const QString &before, const QString &after) {
        return tr("%1, was %2")
            .arg(after.isEmpty() ? tr("none") : after, before.isEmpty() ? tr("none") : before);
    };
    if (command.role)
        addFact(tr("Role"), change(WindowWording::roleWord(command.roleBefore),
                                   WindowWording::roleWord(*command.role)));
    if (command.status)
        addFact(tr("Status"), change(WindowWording::statusWord(command.statusBefore),
                                     WindowWording::statusWord(*command.status)));
    addFact(tr("Reason"), isolated(command.reason), tr("Kept here, never sent"));
}

void OutboxDetails::addButton(const OutboxEntry &entry)
{
    const PersonRef target = targetOf(entry.account, entry.command);
    auto *open = new QPushButton(target.isNull() ? tr("Open this profile") : tr("Open this person"),
                                 m_facts);
    open->setObjectName(u"outboxOpenProfile"_s);
    open->setAccessibleName(open->text());
    connect(open, &QPushButton::clicked, this, [this, target, account = entry.account] {
        if (target.isNull())
            Q_EMIT accountWanted(account);
        else
            Q_EMIT personWanted(target);
    });
    auto *line = new QHBoxLayout;
    line->addWidget(open);
    line->addStretch(1);
    m_form->addRow(QString(), line);
}

void OutboxDetails::addFields(const OutboxEntry &entry)
{
    const auto *save = std::get_if<SaveProfileCommand>(&entry.command);
    if (!save)
        return;
    for (auto field = save->patch.changes.cbegin(); field != save->patch.changes.cend(); ++field) {
        const QString asked = field->isNull() ? tr("removed") : shown(*field);
        QString line = asked;
        const FieldProof proof = entry.proofs.value(field.key(), FieldProof::Unproved);
        if (proof == FieldProof::Verified)
            line += u'\n' + tr("✓ verified");
        else if (proof == FieldProof::NotApplied)
            line += u'\n' + tr("▲ not applied");
        else if (proof == FieldProof::AppliedDifferently)
            line += u'\n' + tr("▲ the service shows: %1").arg(shown(entry.seen.value(field.key())));
        addFact(m_wording.fieldName(field.key()), line);
    }
}

} // namespace personae
