// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profile/fieldrow.h"

#include "models/values/foreigntext.h"
#include "ui/profile/fieldeditor.h"
#include "ui/profile/fieldwording.h"
#include "ui/profile/labels.h"
#include "ui/profile/valuedialog.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace personae {

namespace {

constexpr int calmAfterMilliseconds = 5000;

} // namespace

FieldRow::FieldRow(ProfileForm &form, const QString &key, Theme &theme, QWidget *parent,
                   bool locked)
    : QWidget(parent)
    , m_form(&form)
    , m_key(key)
    , m_spec(form.spec(key))
    , m_theme(theme)
    , m_grid(new QGridLayout(this))
{
    setObjectName(u"row:"_s + key);
    m_spec.readOnly = m_spec.readOnly || locked;
    build();
    placeAll(false);
    connectEditor();
    refresh();
}

QString FieldRow::title() const
{
    const QString own = FieldWording::label(m_form->service(), m_key);
    const QString section = fieldrules::sectionOf(m_form->service(), m_key);
    if (section.isEmpty())
        return own;
    return tr("%1, %2", "companion of a section, section")
        .arg(own, FieldWording::label(m_form->service(), section));
}

void FieldRow::build()
{
    m_label = new QLabel(FieldWording::label(m_form->service(), m_key), this);
    m_label->setTextFormat(Qt::PlainText);
    m_label->setWordWrap(true);
    m_theme.setTextColor(m_label, Theme::Token::Muted);
    m_editor = FieldEditor::create(m_form->service(), m_spec, m_theme, this);
    m_label->setBuddy(m_editor->input());
    m_menuButton = labels::iconButton(u"menu"_s, tr("More for %1").arg(title()), m_theme, this);
    m_menuButton->setObjectName(u"menu:"_s + m_key);
    m_under = new QWidget(this);
    m_mark = labels::muted({}, m_theme, m_under);
    m_mark->setObjectName(u"mark:"_s + m_key);
    m_counter = labels::muted({}, m_theme, m_under);
    m_counter->setObjectName(u"counter:"_s + m_key);
    m_counter->setWordWrap(false);
    m_counter->setAlignment(Qt::AlignTop | Qt::AlignTrailing);
    m_warning = labels::muted({}, m_theme, m_under);
    m_warning->setObjectName(u"warning:"_s + m_key);
    m_theme.setTextColor(m_warning, Theme::Token::Warn);
    m_warning->hide();
    m_offer = new QPushButton(m_under);
    m_offer->setObjectName(u"offer:"_s + m_key);
    m_offer->setAutoDefault(false);
    m_offer->hide();
    Theme::setLook(m_offer, Theme::ButtonLook::Link);
    m_serverButton = new QPushButton(tr("Show server value"), m_under);
    m_serverButton->setObjectName(u"server:"_s + m_key);
    m_serverButton->setAccessibleName(
        tr("%1, %2", "button, field").arg(m_serverButton->text(), title()));
    Theme::setLook(m_serverButton, Theme::ButtonLook::Link);
    auto *line = new QHBoxLayout;
    line->setSpacing(8);
    line->addWidget(m_mark, 1);
    line->addWidget(m_counter, 0, Qt::AlignTop);
    auto *under = new QVBoxLayout(m_under);
    under->setContentsMargins(0, 0, 0, 0);
    under->setSpacing(0);
    under->addLayout(line);
    under->addWidget(m_warning);
    under->addWidget(m_offer, 0, Qt::AlignLeft);
    under->addWidget(m_serverButton, 0, Qt::AlignLeft);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(8);
    m_grid->setVerticalSpacing(4);
    m_menuButton->raise(); // the order of Tab follows the children, see EditPage
}

void FieldRow::placeAll(bool stacked)
{
    for (QWidget *widget :
         std::initializer_list<QWidget *>{m_label, m_editor, m_menuButton, m_under})
        m_grid->removeWidget(widget);
    const int first = stacked ? 1 : 0;
    const int column = stacked ? 0 : 1;
    m_label->setAlignment(stacked ? Qt::AlignLeading : Qt::AlignTop | Qt::AlignTrailing);
    m_label->setContentsMargins(0, stacked ? 0 : 6, 0, 0);
    m_grid->addWidget(m_label, 0, 0, 1, stacked ? 3 : 1);
    m_grid->addWidget(m_editor, first, column, 1, stacked ? 2 : 1);
    m_grid->addWidget(m_menuButton, first, 2, Qt::AlignTop);
    m_grid->addWidget(m_under, first + 1, column, 1, stacked ? 2 : 1);
    m_grid->setColumnStretch(1, 1);
    m_stacked = stacked;
}

void FieldRow::connectEditor()
{
    connect(m_editor, &FieldEditor::edited, m_form.data(),
            [form = m_form, key = m_key](const QJsonValue &value) {
                if (value.isNull())
                    form->unset(key);
                else
                    form->setValue(key, value);
            });
    connect(m_editor, &FieldEditor::changeWanted, this, [this] { Q_EMIT changeWanted(m_key); });
    connect(m_editor, &FieldEditor::left, m_form.data(), [form = m_form] { form->closeBurst(); });
    connect(m_editor, &FieldEditor::undoWanted, m_form.data(),
            [form = m_form] { form->undoStack().undo(); });
    connect(m_editor, &FieldEditor::redoWanted, m_form.data(),
            [form = m_form] { form->undoStack().redo(); });
    connect(m_menuButton, &QToolButton::clicked, this, &FieldRow::showMenu);
    connect(m_offer, &QPushButton::clicked, this, [this] {
        focusEditor();        // the button goes
        m_form->closeBurst(); // what was typed is a step of its own
        m_form->setValue(m_key, m_form->offered(m_key));
    });
    connect(m_serverButton, &QPushButton::clicked, this, [this] {
        showValue(tr("On the service: %1").arg(title()), m_form->serverValue(m_key));
    });
    connect(m_form.data(), &ProfileForm::proofChanged, this, [this](const QString &key) {
        if (key == m_key)
            refreshMark();
    });
}

void FieldRow::refresh()
{
    if (!m_form)
        return;
    m_editor->setChoices(m_form->choices(m_key));
    m_editor->setValue(m_form->value(m_key));
    const bool counted = m_spec.shape != FieldShape::Visibility && !m_spec.readOnly;
    m_counter->setText(
        !counted ? QString()
                 : FieldWording::counter(m_spec.limit,
                                         fieldrules::countedLength(m_spec, m_form->value(m_key))));
    refreshWarning();
    refreshMark();
}

void FieldRow::refreshWarning()
{
    const QString pattern = m_form->server().limits.value(m_spec.patternLimit);
    m_warning->setText(m_form->isUnusual(m_key) ? u"△ "_s + FieldWording::unusual(m_spec, pattern)
                                                : QString());
    m_warning->setVisible(!m_warning->text().isEmpty());
    refreshOffer();
}

void FieldRow::refreshOffer()
{
    const QString offer = m_spec.readOnly ? QString() : m_form->offered(m_key);
    m_offer->setVisible(!offer.isEmpty());
    m_offer->setText(tr("Use “%1”").arg(isolatedLine(offer, 40)));
    m_offer->setAccessibleName(tr("%1, %2", "button, field").arg(m_offer->text(), title()));
}

void FieldRow::refreshMark()
{
    const FieldMark mark = FieldMarks::ofField(*m_form, m_key);
    m_editor->setLook(FieldMarks::look(mark.kind));
    QStringList description{mark.words, m_warning->text().mid(2), m_counter->text()};
    description.removeAll(QString());
    m_editor->setNames(title(), description.join(u". "_s));
    m_serverButton->setVisible(mark.offersServerValue());
    m_under->setVisible(!description.isEmpty() || !m_offer->isHidden());
    if (mark == m_shown)
        return;
    m_shown = mark;
    m_mark->setText(mark.text());
    m_mark->setAccessibleName(mark.words);
    m_theme.setTextColor(m_mark, FieldMarks::colour(mark.kind));
    if (mark.kind == FieldMark::Kind::Verified)
        calmVerified();
}

/// The word stays, the colour goes: it is news for a moment only (window.md d11).
void FieldRow::calmVerified()
{
    QTimer::singleShot(calmAfterMilliseconds, this, [this] {
        if (m_shown.kind == FieldMark::Kind::Verified)
            m_theme.setTextColor(m_mark, Theme::Token::Muted);
    });
}

void FieldRow::focusEditor()
{
    m_editor->input()->setFocus(Qt::OtherFocusReason);
}

int FieldRow::labelWidth() const
{
    return m_label->fontMetrics().horizontalAdvance(m_label->text()) + 2;
}

void FieldRow::setLabelColumn(int width, bool stacked)
{
    if (stacked != m_stacked)
        placeAll(stacked);
    m_label->setFixedWidth(stacked ? QWIDGETSIZE_MAX : width);
    if (stacked) {
        m_label->setMinimumWidth(0);
        m_label->setMaximumWidth(QWIDGETSIZE_MAX);
    }
}

void FieldRow::showMenu()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fillMenu(*menu);
    menu->popup(m_menuButton->mapToGlobal(QPoint(0, m_menuButton->height())));
}

void FieldRow::fillMenu(QMenu &menu)
{
    if (m_spec.readOnly && !m_form->isChanged(m_key)) {
        addServerVerbs(menu);
        return;
    }
    const bool changed = m_form->isChanged(m_key);
    QAction *revert = menu.addAction(tr("Revert"));
    revert->setEnabled(changed);
    connect(revert, &QAction::triggered, m_form.data(),
            [form = m_form, key = m_key] { form->revert(key); });
    QAction *before = menu.addAction(tr("Show value before…"));
    before->setEnabled(changed);
    connect(before, &QAction::triggered, this,
            [this] { showValue(tr("Before: %1").arg(title()), m_form->editedFrom(m_key)); });
    addServerVerbs(menu);
    addOwnVerbs(menu);
}

void FieldRow::addServerVerbs(QMenu &menu)
{
    QAction *server = menu.addAction(tr("Show server value…"));
    connect(server, &QAction::triggered, this, [this] {
        showValue(tr("On the service: %1").arg(title()), m_form->serverValue(m_key));
    });
}

void FieldRow::addOwnVerbs(QMenu &menu)
{
    if (!m_spec.titleKey.isEmpty() && m_form->value(m_spec.titleKey).isUndefined()) {
        connect(menu.addAction(tr("Give it a title of its own…")), &QAction::triggered, this,
                [this] { Q_EMIT titleWanted(m_spec.titleKey); });
    }
    if (m_spec.required || !m_spec.clearable)
        return;
    menu.addSeparator();
    const bool own = fieldrules::isOpenKey(m_form->service(), m_key) &&
                     !m_form->service().field(m_key) &&
                     fieldrules::sectionOf(m_form->service(), m_key).isEmpty();
    if (own) {
        connect(menu.addAction(tr("Rename…")), &QAction::triggered, this,
                [this] { Q_EMIT renameWanted(m_key); });
    }
    QAction *remove = menu.addAction(tr("Remove"));
    remove->setEnabled(own || !m_spec.readsBack || !m_form->value(m_key).isUndefined() ||
                       !m_spec.alwaysShown);
    connect(remove, &QAction::triggered, this, [this] {
        const QString gone = m_key;
        if (m_spec.readsBack)
            m_form->removeKey(gone);
        else
            m_form->unset(gone);
        Q_EMIT removed(gone);
    });
}

void FieldRow::showValue(const QString &title, const QJsonValue &value)
{
    auto *dialog = new ValueDialog(title, value, window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ValueDialog::useWanted, m_form.data(), [form = m_form, key = m_key, value] {
        if (form->serverValue(key) == value)
            form->takeServerValue(key);
        else
            form->setValue(key, value);
    });
    dialog->open();
}

} // namespace personae
