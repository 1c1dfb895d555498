// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/form/profileform.h"
#include "ui/theme/theme.h"

#include <QCoreApplication>
#include <QString>

namespace personae {

/// What stands under a field: its state as a sign and words, never by colour alone.
struct FieldMark
{
    enum class Kind {
        None,
        Wrong,
        Changed,
        Moved,
        Waiting,
        Working,
        Verified,
        NotApplied,
        Different,
        Unchecked, ///< taken, and no call can tell
    };
    Kind kind = Kind::None;
    QString sign;  ///< "●", "✓", "▲"; empty: none
    QString words; ///< plain text
    [[nodiscard]] QString text() const { return sign.isEmpty() ? words : sign + u' ' + words; }
    [[nodiscard]] bool offersServerValue() const
    {
        return kind == Kind::Moved || kind == Kind::NotApplied || kind == Kind::Different;
    }
    bool operator==(const FieldMark &) const = default;
};

/// Makes the marks. Pure but for the form it reads.
class FieldMarks final
{
    Q_DECLARE_TR_FUNCTIONS(personae::FieldMarks)

public:
    FieldMarks() = delete;

    [[nodiscard]] static FieldMark ofField(const ProfileForm &form, const QString &key);
    [[nodiscard]] static FieldMark ofPicture(const ProfileForm &form, PictureSlot slot);
    [[nodiscard]] static Theme::Token colour(FieldMark::Kind kind);
    [[nodiscard]] static Theme::FieldLook look(FieldMark::Kind kind);
    /// A value in one short line, in quotation marks, isolated.
    [[nodiscard]] static QString quoted(const QJsonValue &value);

private:
    [[nodiscard]] static FieldMark ofChange(const ProfileForm &form, const QString &key);
    [[nodiscard]] static FieldMark ofDelivery(const ProfileForm::Delivery &delivery);
    [[nodiscard]] static FieldMark ofProof(const ProfileForm::Proof &proof);
};

} // namespace personae
