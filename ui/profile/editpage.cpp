// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profile/editpage.h"

#include "ui/profile/addfielddialog.h"
#include "ui/profile/fieldrow.h"
#include "ui/profile/fieldwording.h"
#include "ui/profile/labels.h"
#include "ui/profile/picturesection.h"
#include "ui/profile/summaryline.h"
#include "ui/theme/errorpresenter.h"

#include <QApplication>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
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
    , m_scroll(new QScrollArea(this))
    , m_content(new QWidget)
    , m_rows(new QVBoxLayout)
    , m_pictures(new PictureSection(parts, form, m_content))
    , m_ownHeading(labels::heading(tr("Further fields"), parts.theme, m_content))
    , m_addField(new QPushButton(tr("Add field…"), m_content))
    , m_bar(new PublishBar(actions, parts.theme, this))
{
    setObjectName(u"editPage"_s);
    build();
    connectForm();
    rebuildRows();
    refreshSummary();
    refreshBar();
}

void EditPage::build()
{
    m_addField->setObjectName(u"addFieldButton"_s);
    m_addField->setIcon(m_parts.theme.icon(u"add"_s));
    m_addField->setAccessibleName(m_addField->text());
    m_addField->setAutoDefault(false);
    m_ownHeading->setObjectName(u"furtherFieldsHeading"_s);
    m_rows->setSpacing(12);
    auto *content = new QVBoxLayout(m_content);
    content->setContentsMargins(Theme::formPadding, 12, Theme::formPadding, Theme::formPadding);
    content->setSpacing(16);
    content->addWidget(m_pictures);
    content->addLayout(m_rows);
    content->addWidget(m_addField, 0, Qt::AlignLeft);
    content->addStretch();
    m_scroll->setObjectName(u"editScroll"_s);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidget(m_content);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_summary);
    layout->addWidget(m_scroll, 1);
    layout->addWidget(m_bar);
    connect(m_addField, &QPushButton::clicked, this, [this] { openAddField({}); });
    connect(m_summary, &SummaryLine::fieldWanted, this, &EditPage::focusField);
    connect(m_summary, &SummaryLine::announced, this, &EditPage::announced);
    connect(m_pictures, &PictureSection::announced, this, &EditPage::announced);
    connect(qApp, &QApplication::focusChanged, this,
            [this](QWidget *, QWidget *now) { followFocus(now); });
}

void EditPage::connectForm()
{
    connect(m_form, &ProfileForm::keysChanged, this, &EditPage::rebuildRows);
    connect(m_form, &ProfileForm::fieldChanged, this, &EditPage::refreshField);
    connect(m_form, &ProfileForm::changed, this, [this] {
        refreshSummary();
        refreshBar();
    });
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
}

QString EditPage::sectionOf(const QString &key) const
{
    if (m_groups.contains(key))
        return key;
    for (auto it = m_groups.cbegin(); it != m_groups.cend(); ++it) {
        const Group &group = it.value();
        if ((group.title && group.title->key() == key) ||
            (group.visibility && group.visibility->key() == key))
            return it.key();
    }
    return {};
}

void EditPage::rebuildRows()
{
    if (!m_form)
        return;
    const QStringList keys = m_form->keys();
    for (const QString &old : m_groups.keys()) {
        if (keys.contains(old))
            continue;
        const Group gone = m_groups.take(old);
        for (FieldRow *row : {gone.main, gone.title, gone.visibility}) {
            if (!row)
                continue;
            row->hide();
            row->deleteLater(); // its own menu may have asked for this
        }
    }
    for (const QString &key : keys) {
        if (!m_groups.contains(key))
            makeGroup(key);
    }
    placeGroups(keys);
    orderTabs(keys);
    for (const QString &key : keys)
        showCompanions(key);
    layOutLabels();
}

void EditPage::makeGroup(const QString &key)
{
    const FieldSpec spec = m_form->spec(key);
    Group group;
    group.main = makeRow(key);
    if (!spec.titleKey.isEmpty())
        group.title = makeRow(spec.titleKey);
    if (!spec.visibilityKey.isEmpty())
        group.visibility = makeRow(spec.visibilityKey);
    m_groups.insert(key, group);
}

FieldRow *EditPage::makeRow(const QString &key)
{
    auto *row = new FieldRow(*m_form, key, m_parts.theme, m_content);
    connect(row, &FieldRow::renameWanted, this, &EditPage::openAddField);
    connect(row, &FieldRow::titleWanted, this, [this](const QString &titleKey) {
        m_titlesAsked.insert(titleKey);
        showCompanions(sectionOf(titleKey));
        focusField(titleKey);
    });
    connect(row, &FieldRow::removed, this, [this] { m_addField->setFocus(Qt::OtherFocusReason); });
    return row;
}

void EditPage::placeGroups(const QStringList &keys)
{
    while (QLayoutItem *item = m_rows->takeAt(0))
        delete item;
    bool own = false;
    for (const QString &key : keys) {
        if (!own && !m_form->service().field(key)) {
            own = true;
            m_rows->addWidget(m_ownHeading);
        }
        const Group group = m_groups.value(key);
        m_rows->addWidget(group.main);
        for (FieldRow *row : {group.title, group.visibility}) {
            if (row)
                m_rows->addWidget(row);
        }
    }
    m_ownHeading->setVisible(own);
    m_addField->setVisible(!m_form->service().openFields.prefix.isEmpty());
}

/// Rows made later stand where they are shown, also for Tab.
void EditPage::orderTabs(const QStringList &keys)
{
    QWidget *last = m_pictures;
    const auto follow = [this, &last](QWidget *row) {
        for (QWidget *child : row->findChildren<QWidget *>()) {
            const bool stop = (child->focusPolicy() & Qt::TabFocus) && !child->focusProxy();
            if (!stop || child->window() != window()) // lists of combo boxes are windows
                continue;
            setTabOrder(last, child);
            last = child;
        }
    };
    for (const QString &key : keys) {
        const Group group = m_groups.value(key);
        for (FieldRow *row : {group.main, group.title, group.visibility}) {
            if (row)
                follow(row);
        }
    }
    setTabOrder(last, m_addField);
}

/// A marker matters once there is something to see; a title once it is set or asked for.
void EditPage::showCompanions(const QString &key)
{
    const Group group = m_groups.value(key);
    if (!group.main || !m_form)
        return;
    const bool hasValue = !m_form->value(key).isUndefined();
    if (group.title) {
        const QString titleKey = group.title->key();
        const bool set = !m_form->value(titleKey).isUndefined() || m_form->isChanged(titleKey);
        group.title->setVisible(set || m_titlesAsked.contains(titleKey));
    }
    if (group.visibility) {
        const QString marker = group.visibility->key();
        group.visibility->setVisible(hasValue || !m_form->value(marker).isUndefined() ||
                                     m_form->isChanged(marker));
    }
}

void EditPage::refreshField(const QString &key)
{
    const QString section = sectionOf(key);
    const Group group = m_groups.value(section);
    for (FieldRow *row : {group.main, group.title, group.visibility}) {
        if (row && row->key() == key)
            row->refresh();
    }
    showCompanions(section);
}

void EditPage::refreshSummary()
{
    if (!m_form)
        return;
    QList<QPair<QString, QString>> wrong;
    for (const QString &key : m_form->wrongKeys()) {
        const Group group = m_groups.value(sectionOf(key));
        for (const FieldRow *row : {group.main, group.title, group.visibility}) {
            if (row && row->key() == key)
                wrong.append({key, row->title()});
        }
    }
    m_summary->setProblems(wrong, {});
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
    m_bar->setState(state);
}

void EditPage::layOutLabels()
{
    int wanted = 0;
    QList<FieldRow *> rows;
    for (const Group &group : std::as_const(m_groups)) {
        for (FieldRow *row : {group.main, group.title, group.visibility}) {
            if (row)
                rows.append(row);
        }
    }
    for (const FieldRow *row : std::as_const(rows))
        wanted = std::max(wanted, row->labelWidth());
    const int unit = fontMetrics().averageCharWidth();
    wanted = std::min(wanted, unit * 16);
    const int room = width() - 2 * Theme::formPadding - 40;
    const bool stacked = room - wanted < unit * 30;
    for (FieldRow *row : std::as_const(rows))
        row->setLabelColumn(wanted, stacked);
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
    if (now && m_content->isAncestorOf(now))
        m_scroll->ensureWidgetVisible(now, 0, 40);
}

void EditPage::focusFirst()
{
    const QStringList keys = m_form ? m_form->keys() : QStringList();
    if (!keys.isEmpty())
        focusField(keys.first());
}

void EditPage::focusField(const QString &key)
{
    const Group group = m_groups.value(sectionOf(key));
    for (FieldRow *row : {group.main, group.title, group.visibility}) {
        if (row && row->key() == key)
            row->focusEditor();
    }
}

void EditPage::paste(const QMimeData *mime)
{
    m_scroll->ensureWidgetVisible(m_pictures);
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
