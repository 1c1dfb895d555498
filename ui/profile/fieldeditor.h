// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/form/profileform.h"
#include "ui/theme/theme.h"

#include <QJsonValue>
#include <QWidget>

#include <utility>

namespace personae {

/// One value under the hands of a person. Says what was typed at once; takes values from outside
/// (undo, refresh) without moving the cursor where nothing differs. The form's undo is the only
/// one: Ctrl+Z in a text is passed on.
class FieldEditor : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FieldEditor)

public:
    /// The editor for the field's shape. Its inputs are named "field:<key>".
    [[nodiscard]] static FieldEditor *create(const ServiceInfo &service, const FieldSpec &spec,
                                             Theme &theme, QWidget *parent);

    virtual void setValue(const QJsonValue &value) = 0; ///< Undefined: not set
    using Choices = QList<std::pair<QString, QString>>; ///< word -> label; the label may be empty
    /// What may be chosen, as far as is known (ProfileForm::choices()). Most shapes need none.
    virtual void setChoices(const Choices &choices) { Q_UNUSED(choices) }
    virtual void setLook(Theme::FieldLook look) = 0;
    /// What the label names and where the focus goes.
    [[nodiscard]] virtual QWidget *input() const = 0;
    virtual void setNames(const QString &accessibleName, const QString &description) = 0;

Q_SIGNALS:
    void edited(const QJsonValue &value); ///< Undefined: emptied; Null: unset by a verb
    void left();                          ///< the focus went elsewhere: a burst of typing is over
    void changeWanted();                  ///< by the call that FieldSpec::changedBy names
    void undoWanted();
    void redoWanted();

protected:
    explicit FieldEditor(QWidget *parent)
        : QWidget(parent)
    {
    }

    void watch(QWidget *input); ///< every text input passes its undo keys and its leaving on
    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace personae
