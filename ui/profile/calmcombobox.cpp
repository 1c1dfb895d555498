// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profile/calmcombobox.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QWheelEvent>

using namespace Qt::StringLiterals;

namespace personae {

namespace {

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

void installNames()
{
    static const bool installed = [] {
        QAccessible::installFactory(namedCombos);
        return true;
    }();
    Q_UNUSED(installed)
}

} // namespace

CalmComboBox::CalmComboBox(QWidget *parent)
    : QComboBox(parent)
{
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(8);
    setFocusPolicy(Qt::StrongFocus);
    installNames();
}

void CalmComboBox::wheelEvent(QWheelEvent *event)
{
    if (hasFocus())
        QComboBox::wheelEvent(event);
    else
        event->ignore();
}

} // namespace personae
