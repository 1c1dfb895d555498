// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profile/editpage.h"

#include "models/ports/serviceport.h"
#include "ui/profile/addfielddialog.h"
#include "ui/profile/fieldrow.h"
#include "ui/profile/fieldwording.h"
#include "ui/profile/formtabs.h"
#include "ui/profile/labels.h"
#include "ui/profile/picturesection.h"
#include "ui/profile/remedystrip.h"
#include "ui/profile/summaryline.h"
#include "ui/profile/waitstrip.h"
#include "ui/theme/errorpresenter.h"

#include <QApplication>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace personae {

EditPage::EditPage(const ProfilePageParts &parts, const PublishActions &actions, ProfileForm &form,
                   QWidget *parent)
    : QWidget(parent)
    , m_parts(parts)
    , m_form(&form)
    , m_summary(new SummaryLine(parts.theme, this))
    , m_tabs(new FormTabs(this))
    , m_pictures(new PictureSection(parts, form, this))
    , m_ownHeading(labels::heading(tr("Further fields"), parts.theme, this))
    , m_addField(new QPushButton(tr("Add field…"), this))
    , m_remedy(new RemedyStrip(parts.theme, this))
    , m_wait(new WaitStrip(parts.theme, this))
    , m_bar(new PublishBar(actions, parts.theme, this))
{
    setObjectName(u"editPage"_s);
    build();
    connectForm();
    connectDesk();
    connectRemedy();
    rebuildRows();
    refreshSummary();
    refreshBar();
    refreshRemedy();
}

void EditPage::build()
{
    m_addField->setObjectName(u"addFieldButton"_s);
    m_addField->setIcon(m_parts.theme.icon(u"add"_s));
    m_addField->setAccessibleName(m_addField->text());
    m_addField->setAutoDefault(false);
    m_ownHeading->setObjectName(u"furtherFieldsHeading"_s);
    m_tabs->setPages({QString()});
    QVBoxLayout *first = m_tabs->column({});
    first->addWidget(m_pictures);
    first->addWidget(m_addField, 0, Qt::AlignLeft);
    first->addStretch();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_summary);
    layout->addWidget(m_tabs, 1);
    layout->addWidget(m_remedy);
    layout->addWidget(m_wait);
    layout->addWidget(m_bar);
    connect(m_addField, &QPushButton::clicked, this, [this] { openAddField({}); });
    connect(m_summary, &SummaryLine::fieldWanted, this, &EditPage::focusField);
    connect(m_summary, &SummaryLine::announced, this, &EditPage::announced);
    connect(m_pictures, &PictureSection::announced, this, &EditPage::announced);
    connect(m_wait, &WaitStrip::announced, this, &EditPage::announced);
    connect(m_wait, &WaitStrip::timeCame, this, &EditPage::refreshBar);
    connect(m_wait, &WaitStrip::queueWanted, this, &EditPage::publish);
    connect(m_wait, &WaitStrip::tryAnywayWanted, this, &EditPage::tryAnyway);
    connect(qApp, &QApplication::focusChanged, this,
            [this](QWidget *, QWidget *now) { followFocus(now); });
}

void EditPage::connectForm()
{
    connect(m_form, &ProfileForm::keysChanged, this, &EditPage::rebuildRows);
    connect(m_form, &ProfileForm::fieldChanged, this, &EditPage::refreshField);
    connect(m_form, &ProfileForm::changed, this, [this] {
        refreshSummary();
        refreshTabs();
        refreshBar();
    });
}

void EditPage::connectDesk()
{
    const auto isOurs = [this](const AccountId &account) {
        return m_form && account == m_form->account();
    };
    connect(&m_parts.desk, &ProfileDesk::published, this, [this, isOurs](const AccountId &account) {
        if (!isOurs(account))
            return;
        m_problem.clear();
        refreshBar();
        Q_EMIT announced(tr("Kept in the outbox"));
    });
    connect(&m_parts.desk, &ProfileDesk::publishFailed, this,
            [this, isOurs](const AccountId &account, const ApiError &error) {
                if (!isOurs(account))
                    return;
                m_problem = errorpresenter::present(error, m_form->service().displayName,
                                                    errorpresenter::Place::Saving)
                                .sentence;
                refreshBar();
                Q_EMIT announced(m_problem);
            });
    connect(&m_parts.desk, &ProfileDesk::draftKept, this, [this, isOurs](const AccountId &account) {
        if (isOurs(account))
            refreshBar();
    });
    connect(&m_parts.accounts, &QAbstractItemModel::dataChanged, this, [this] { refreshBar(); });
    if (!m_parts.service)
        return;
    connect(m_parts.service, &ServicePort::accountChanged, this,
            [this, isOurs](const AccountId &account) {
                if (isOurs(account))
                    refreshBar();
            });
}

Account EditPage::account() const
{
    if (!m_form)
        return {};
    if (m_parts.service)
        return m_parts.service->account(m_form->account());
    const AccountRow *row = m_parts.accounts.find(m_form->account());
    return row ? row->account : Account{};
}

void EditPage::refreshField(const QString &key)
{
    if (FieldRow *row = rowOf(key))
        row->refresh();
    showCompanions(sectionOf(key));
}

void EditPage::refreshSummary()
{
    if (!m_form)
        return;
    QList<QPair<QString, QString>> wrong;
    for (const QString &key : m_form->wrongKeys()) {
        if (const FieldRow *row = rowOf(key))
            wrong.append({key, row->title()});
    }
    m_summary->setProblems(wrong, {});
}

void EditPage::refreshTabs()
{
    if (!m_form)
        return;
    QHash<QString, int> changed;
    QHash<QString, int> wrong;
    for (const QString &key : m_form->changedKeys())
        ++changed[pageOf(sectionOf(key))];
    for (const QString &key : m_form->wrongKeys())
        ++wrong[pageOf(sectionOf(key))];
    for (const PictureRule &rule : m_form->service().pictures) {
        if (m_form->picture(rule.slot))
            ++changed[QString()];
    }
    for (const QString &page : m_rows.keys())
        m_tabs->setMark(page, changed.value(page), wrong.value(page));
    refreshPages(changed);
}

void EditPage::refreshWait()
{
    m_wait->setState(account(), m_form->service().displayName, m_form->changeCount() > 0,
                     m_parts.service != nullptr);
}

/// The service may refuse; what is queued goes out with it.
void EditPage::tryAnyway()
{
    if (!m_form || !m_parts.service)
        return;
    m_parts.service->forgetWait(m_form->account());
    publish();
    refreshBar();
}

void EditPage::refreshBar()
{
    if (!m_form)
        return;
    PublishBar::State state;
    state.serviceName = m_form->service().displayName;
    state.changes = m_form->changeCount();
    state.blocked = m_form->hasIssues();
    state.publishing = m_parts.desk.isPublishing(m_form->account());
    if (const AccountRow *row = m_parts.accounts.find(m_form->account()))
        state.reach = row->reach;
    state.draftKeptAt = m_parts.desk.draftKeptAt(m_form->account());
    state.problem = m_problem;
    state.held = WaitStrip::isWaiting(account());
    m_bar->setState(state);
    refreshWait();
}

void EditPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    layOutLabels();
}

void EditPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        layOutLabels();
}

void EditPage::followFocus(QWidget *now)
{
    if (now && m_tabs->isAncestorOf(now))
        m_tabs->reveal(now);
}

void EditPage::focusFirst()
{
    const QStringList keys = m_form ? m_form->keys() : QStringList();
    if (!keys.isEmpty())
        focusField(keys.first());
}

void EditPage::focusField(const QString &key)
{
    FieldRow *row = rowOf(key);
    if (!row)
        return;
    m_tabs->bring(row);
    row->focusEditor();
}

void EditPage::paste(const QMimeData *mime)
{
    m_tabs->bring(m_pictures);
    m_tabs->reveal(m_pictures);
    m_pictures->paste(mime);
}

void EditPage::publish()
{
    if (!m_form)
        return;
    if (const QStringList wrong = m_form->wrongKeys(); m_form->hasIssues() && !wrong.isEmpty()) {
        focusField(wrong.first());
        return;
    }
    m_problem.clear();
    m_parts.desk.publish(m_form->account());
    refreshBar();
}

void EditPage::saveDraft()
{
    m_parts.desk.saveDraftsNow();
    Q_EMIT announced(tr("Draft kept on this computer"));
}

void EditPage::discard()
{
    if (!m_form || m_form->changeCount() == 0)
        return;
    auto *question =
        new QMessageBox(QMessageBox::Question, tr("Discard changes"),
                        tr("Discard %1?").arg(FieldWording::changes(m_form->changeCount())),
                        QMessageBox::Cancel, window());
    question->setObjectName(u"discardQuestion"_s);
    question->setTextFormat(Qt::PlainText);
    question->setInformativeText(tr("Undo brings them back while the program runs."));
    question->setAttribute(Qt::WA_DeleteOnClose);
    QPushButton *discard = question->addButton(tr("Discard"), QMessageBox::DestructiveRole);
    discard->setObjectName(u"confirmDiscardButton"_s);
    Theme::setLook(discard, Theme::ButtonLook::Destructive);
    question->setDefaultButton(QMessageBox::Cancel);
    connect(discard, &QPushButton::clicked, m_form.data(), [form = m_form] { form->revertAll(); });
    question->open();
}

void EditPage::openAddField(const QString &renamed)
{
    if (!m_form)
        return;
    auto *dialog = new AddFieldDialog(*m_form, renamed, m_parts.theme, window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &AddFieldDialog::keyChosen, this, &EditPage::focusField);
    dialog->open();
}

} // namespace personae
