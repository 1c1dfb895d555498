// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profile/fieldeditor.h"

#include "ui/profile/choiceeditor.h"
#include "ui/profile/paireditor.h"
#include "ui/profile/plaineditors.h"
#include "ui/profile/readonlyeditor.h"
#include "ui/profile/structurededitors.h"
#include "ui/profile/texteditors.h"
#include "ui/profile/visibilityeditor.h"

#include <QKeyEvent>

namespace personae {

FieldEditor *FieldEditor::create(const ServiceInfo &service, const FieldSpec &spec, Theme &theme,
                                 QWidget *parent)
{
    const bool isText = spec.shape == FieldShape::Paragraphs && spec.changedBy.isEmpty();
    if (spec.readOnly && !isText)
        return new ReadOnlyEditor(spec, theme, parent);
    switch (spec.shape) {
    case FieldShape::Line:
    case FieldShape::WebAddress:
    case FieldShape::Email:
        return new LineEditor(spec, parent);
    case FieldShape::Paragraphs:
        return new ParagraphsEditor(spec, parent);
    case FieldShape::Record:
    case FieldShape::RecordList:
    case FieldShape::TagList:
        return new StructuredEditor(spec, theme, parent);
    case FieldShape::Visibility:
        return new VisibilityEditor(service, spec, theme, parent);
    case FieldShape::Choice:
        return new ChoiceEditor(spec, parent);
    case FieldShape::YesNo:
        return new YesNoEditor(spec, parent);
    case FieldShape::Whole:
    case FieldShape::Decimal:
        return new NumberEditor(spec, parent);
    case FieldShape::ObjectPair:
        return new PairEditor(spec, theme, parent);
    case FieldShape::Secret:
        return new SecretEditor(spec, theme, parent);
    }
    Q_UNREACHABLE();
}

void FieldEditor::watch(QWidget *input)
{
    input->installEventFilter(this);
}

bool FieldEditor::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusOut)
        Q_EMIT left();
    const bool override = event->type() == QEvent::ShortcutOverride;
    if (!override && event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    auto *key = static_cast<QKeyEvent *>(event);
    const bool undo = key->matches(QKeySequence::Undo);
    if (!undo && !key->matches(QKeySequence::Redo))
        return QWidget::eventFilter(watched, event);
    if (override) {
        event->ignore(); // the page's action may have the key
        return true;
    }
    if (undo)
        Q_EMIT undoWanted();
    else
        Q_EMIT redoWanted();
    return true;
}

} // namespace personae
