// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profile/choiceeditor.h"

#include "models/values/foreigntext.h"
#include "ui/profile/calmcombobox.h"
#include "ui/profile/fieldwording.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QLineEdit>
#include <QStyledItemDelegate>
#include <QTimeZone>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace personae {

namespace {

constexpr auto timeZones = "timezones"_L1;

QJsonValue valueOf(const QVariant &data)
{
    return data.isValid() ? QJsonValue(data.toString()) : QJsonValue(QJsonValue::Undefined);
}

QVariant dataOf(const QJsonValue &value)
{
    const QString text = value.toVariant().toString();
    return text.isEmpty() ? QVariant() : QVariant(text);
}

/// In the list each item stands isolated; in the line it is what would be typed.
class ForeignItems final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    [[nodiscard]] QString displayText(const QVariant &value, const QLocale &) const override
    {
        return isolatedLine(value.toString(), 120);
    }
};

int indexOf(const QComboBox &combo, const QJsonValue &value)
{
    const QVariant data = dataOf(value);
    for (int i = 0; i < combo.count(); ++i) {
        if (combo.itemData(i) == data)
            return i;
    }
    return -1;
}

} // namespace

ChoiceEditor::ChoiceEditor(const FieldSpec &spec, QWidget *parent)
    : FieldEditor(parent)
    , m_spec(spec)
    , m_combo(new CalmComboBox(this))
{
    m_combo->setObjectName(u"field:"_s + spec.key);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_combo);
    setFocusProxy(m_combo);
    watch(m_combo);
    connect(m_combo, &QComboBox::activated, this, [this](int index) {
        m_value = valueOf(m_combo->itemData(index));
        Q_EMIT edited(m_value);
    });
    if (!spec.choicesFrom.isEmpty())
        makeEditable();
    Choices declared;
    for (const QString &word : spec.choices)
        declared.append({word, word});
    fill({});
    setChoices(declared);
}

void ChoiceEditor::makeEditable()
{
    m_combo->setEditable(true);
    m_combo->setInsertPolicy(QComboBox::NoInsert);
    m_combo->completer()->setCompletionMode(QCompleter::PopupCompletion);
    m_combo->completer()->setFilterMode(Qt::MatchContains);
    m_combo->completer()->setCaseSensitivity(Qt::CaseInsensitive);
    m_combo->setItemDelegate(new ForeignItems(m_combo));
    m_combo->completer()->popup()->setItemDelegate(new ForeignItems(m_combo));
    m_combo->lineEdit()->setObjectName(u"typed:"_s + m_spec.key);
    watch(m_combo->lineEdit());
    connect(m_combo->lineEdit(), &QLineEdit::textEdited, this, &ChoiceEditor::tell);
    connect(m_combo->lineEdit(), &QLineEdit::editingFinished, this, [this] { setValue(m_value); });
}

/// The service's own words get ours as labels; those of the server have their own, where it gave
/// them any.
void ChoiceEditor::setChoices(const Choices &known)
{
    Choices choices = known;
    if (choices.isEmpty() && m_spec.choicesFrom == timeZones) {
        for (const QByteArray &zone : QTimeZone::availableTimeZoneIds())
            choices.append({QString::fromLatin1(zone), QString::fromLatin1(zone)});
    }
    for (auto &[word, label] : choices) {
        if (label.isEmpty() || label == word)
            label = FieldWording::word(m_spec, word);
    }
    if (choices != m_choices)
        fill(choices);
}

void ChoiceEditor::fill(const Choices &choices)
{
    m_choices = choices;
    m_combo->clear();
    const bool mayBeEmpty = !m_spec.required && m_spec.clearable;
    if (mayBeEmpty)
        m_combo->addItem(m_combo->isEditable() ? QString() : tr("not set"), QVariant());
    for (const auto &[word, label] : choices)
        m_combo->addItem(itemText(word, label), word);
    setValue(m_value);
}

/// A label of the server goes with its word, because that is what may be typed as well.
QString ChoiceEditor::itemText(const QString &word, const QString &label) const
{
    const bool same = label.isEmpty() || label == word;
    if (m_combo->isEditable())
        return same ? word : tr("%1 (%2)", "label, word").arg(label, word);
    return same ? isolatedLine(word, 80) : label;
}

void ChoiceEditor::addStored()
{
    if (indexOf(*m_combo, m_value) >= 0)
        return;
    const QString text = m_value.toVariant().toString();
    const bool unset = text.isEmpty();
    m_combo->addItem(unset                   ? tr("not set")
                     : m_combo->isEditable() ? itemText(text, FieldWording::word(m_spec, text))
                                             : isolatedLine(FieldWording::word(m_spec, text), 60),
                     dataOf(m_value));
}

void ChoiceEditor::setValue(const QJsonValue &value)
{
    const bool echo = m_typing && dataOf(value) == dataOf(m_value);
    m_value = value;
    // What is being typed is not touched by its own echo.
    if (echo)
        return;
    const int known =
        static_cast<int>(m_choices.size()) + (!m_spec.required && m_spec.clearable ? 1 : 0);
    while (m_combo->count() > known)
        m_combo->removeItem(m_combo->count() - 1);
    addStored();
    m_combo->setCurrentIndex(indexOf(*m_combo, m_value));
}

/// A label or a word of the list means that word; anything else is the word itself.
void ChoiceEditor::tell(const QString &typed)
{
    const QString text = typed.trimmed();
    const auto same = [&text](const QString &one) {
        return one.compare(text, Qt::CaseInsensitive) == 0;
    };
    const auto it = std::find_if(m_choices.cbegin(), m_choices.cend(), [&same](const auto &choice) {
        return same(choice.first) || (!choice.second.isEmpty() && same(choice.second));
    });
    m_value = text.isEmpty()           ? QJsonValue(QJsonValue::Undefined)
              : it != m_choices.cend() ? QJsonValue(it->first)
                                       : QJsonValue(text);
    m_typing = true;
    Q_EMIT edited(m_value);
    m_typing = false;
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
    if (m_combo->lineEdit())
        m_combo->lineEdit()->setAccessibleName(accessibleName);
}

} // namespace personae
