// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profile/choiceeditors.h"

#include "models/values/foreigntext.h"
#include "ui/profile/fieldwording.h"
#include "ui/profile/labels.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>
#include <QWheelEvent>

using namespace Qt::StringLiterals;

namespace personae {

namespace {

/// Scrolling the page must not change what the pointer passes over.
class CalmComboBox final : public QComboBox
{
public:
    explicit CalmComboBox(QWidget *parent)
        : QComboBox(parent)
    {
        setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        setMinimumContentsLength(8);
        setFocusPolicy(Qt::StrongFocus);
        installNames();
    }

    static void installNames();

protected:
    void wheelEvent(QWheelEvent *event) override
    {
        if (hasFocus())
            QComboBox::wheelEvent(event);
        else
            event->ignore();
    }
};

/// Qt gives a combo's value as its name on Unix, so a screen reader would not hear what is being
/// chosen.
class NamedComboAccessible final : public QAccessibleWidget
{
public:
    explicit NamedComboAccessible(QWidget *combo)
        : QAccessibleWidget(combo, QAccessible::ComboBox)
    {
    }

    [[nodiscard]] QString text(QAccessible::Text kind) const override
    {
        const auto *combo = qobject_cast<const QComboBox *>(widget());
        if (kind == QAccessible::Name && combo)
            return combo->accessibleName() + u": "_s + combo->currentText();
        if (kind == QAccessible::Value && combo)
            return combo->currentText();
        return QAccessibleWidget::text(kind);
    }
    [[nodiscard]] QStringList actionNames() const override
    {
        return {showMenuAction(), setFocusAction()};
    }
    void doAction(const QString &action) override
    {
        auto *combo = qobject_cast<QComboBox *>(widget());
        if (combo && action == showMenuAction())
            combo->showPopup();
        else
            QAccessibleWidget::doAction(action);
    }
};

QAccessibleInterface *namedCombos(const QString &, QObject *object)
{
    auto *combo = dynamic_cast<CalmComboBox *>(object);
    return combo ? new NamedComboAccessible(combo) : nullptr;
}

void CalmComboBox::installNames()
{
    static const bool installed = [] {
        QAccessible::installFactory(namedCombos);
        return true;
    }();
    Q_UNUSED(installed)
}

/// Item data: the word; an invalid one means "not set".
QVariant dataOf(const QJsonValue &value)
{
    return value.isString() ? QVariant(value.toString()) : QVariant();
}

QJsonValue valueOf(const QVariant &data)
{
    return data.isValid() ? QJsonValue(data.toString()) : QJsonValue(QJsonValue::Undefined);
}

int indexOf(const QComboBox &combo, const QVariant &data)
{
    for (int i = 0; i < combo.count(); ++i) {
        if (combo.itemData(i) == data)
            return i;
    }
    return -1;
}

void removeStored(QComboBox &combo, int known)
{
    while (combo.count() > known)
        combo.removeItem(combo.count() - 1);
}

} // namespace

ChoiceEditor::ChoiceEditor(const FieldSpec &spec, QWidget *parent)
    : FieldEditor(parent)
    , m_combo(new CalmComboBox(this))
{
    m_combo->setObjectName(u"field:"_s + spec.key);
    if (!spec.required)
        m_combo->addItem(tr("not set"), QVariant());
    for (const QString &choice : spec.choices)
        m_combo->addItem(FieldWording::part(choice), choice);
    m_combo->setProperty("known", m_combo->count());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_combo);
    setFocusProxy(m_combo);
    watch(m_combo);
    connect(m_combo, &QComboBox::activated, this,
            [this](int index) { Q_EMIT edited(valueOf(m_combo->itemData(index))); });
}

void ChoiceEditor::setValue(const QJsonValue &value)
{
    removeStored(*m_combo, m_combo->property("known").toInt());
    if (indexOf(*m_combo, dataOf(value)) < 0)
        m_combo->addItem(isolatedLine(value.toVariant().toString(), 60), dataOf(value));
    m_combo->setCurrentIndex(indexOf(*m_combo, dataOf(value)));
}

void ChoiceEditor::setLook(Theme::FieldLook look)
{
    Theme::setLook(m_combo, look);
}

QWidget *ChoiceEditor::input() const
{
    return m_combo;
}

void ChoiceEditor::setNames(const QString &accessibleName, const QString &description)
{
    m_combo->setAccessibleName(accessibleName);
    m_combo->setAccessibleDescription(description);
}

VisibilityEditor::VisibilityEditor(const ServiceInfo &service, const FieldSpec &spec, Theme &theme,
                                   QWidget *parent)
    : FieldEditor(parent)
    , m_service(service)
    , m_combo(new CalmComboBox(this))
    , m_truth(labels::muted({}, theme, this))
    , m_meant(new QPushButton(this))
{
    m_combo->setObjectName(u"field:"_s + spec.key);
    m_truth->setObjectName(u"truth:"_s + spec.key);
    m_meant->setObjectName(u"meant:"_s + spec.key);
    m_combo->addItem(tr("%1 (no marker)").arg(FieldWording::visibility(service.unmarkedVisibility)),
                     QVariant());
    for (const QString &word : service.visibilityWords)
        m_combo->addItem(FieldWording::visibility(word), word);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_combo);
    layout->addWidget(m_truth);
    layout->addWidget(m_meant, 0, Qt::AlignLeft);
    setFocusProxy(m_combo);
    watch(m_combo);
    connect(m_combo, &QComboBox::activated, this, [this](int index) {
        const QJsonValue value = valueOf(m_combo->itemData(index));
        showTruth(value);
        Q_EMIT edited(value);
    });
    connect(m_meant, &QPushButton::clicked, this, [this] {
        const QJsonValue value(m_meantWord);
        m_combo->setFocus();
        setValue(value);
        Q_EMIT edited(value);
    });
    showTruth(QJsonValue::Undefined);
}

void VisibilityEditor::setValue(const QJsonValue &value)
{
    removeStored(*m_combo, static_cast<int>(m_service.visibilityWords.size()) + 1);
    if (indexOf(*m_combo, dataOf(value)) < 0) {
        const QString word = value.toString();
        const QString known = FieldWording::visibility(word);
        const QString meant = m_service.visibilityMeant.value(word);
        m_combo->addItem(!meant.isEmpty()  ? tr("only you (set by the web app)")
                         : known.isEmpty() ? tr("only you (%1)").arg(isolatedLine(word, 40))
                                           : known,
                         dataOf(value));
    }
    m_combo->setCurrentIndex(indexOf(*m_combo, dataOf(value)));
    showTruth(value);
}

void VisibilityEditor::showTruth(const QJsonValue &value)
{
    const QString truth = FieldWording::visibilityTruth(m_service, value);
    m_truth->setText(truth);
    m_truth->setVisible(!truth.isEmpty());
    m_meantWord = m_service.visibilityMeant.value(value.toString());
    m_meant->setVisible(!m_meantWord.isEmpty());
    m_meant->setText(tr("Show it to %1").arg(FieldWording::visibility(m_meantWord)));
    m_meant->setAccessibleName(m_meant->text());
}

void VisibilityEditor::setLook(Theme::FieldLook look)
{
    Theme::setLook(m_combo, look);
}

QWidget *VisibilityEditor::input() const
{
    return m_combo;
}

void VisibilityEditor::setNames(const QString &accessibleName, const QString &description)
{
    m_combo->setAccessibleName(accessibleName);
    const QString truth = m_truth->text();
    m_combo->setAccessibleDescription(truth.isEmpty() ? description : truth + u' ' + description);
}

} // namespace personae
