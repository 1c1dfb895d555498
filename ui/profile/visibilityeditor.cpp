// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profile/visibilityeditor.h"

#include "models/values/foreigntext.h"
#include "ui/profile/calmcombobox.h"
#include "ui/profile/fieldwording.h"
#include "ui/profile/labels.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace personae {

namespace {

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
