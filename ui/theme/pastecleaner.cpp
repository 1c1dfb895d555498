// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/pastecleaner.h"

#include <QSharedPointer>

#include <algorithm>

namespace personae::pastecleaner {

/// Characters of no width that pages and mails leave at the ends of what is copied.
static bool isUnseen(QChar character)
{
    return character.isSpace() || character.category() == QChar::Other_Format;
}

QString cleaned(const QString &pasted, Kind kind)
{
    QString kept;
    for (const QChar character : pasted) {
        if (kind == Kind::Token && isUnseen(character))
            continue;
        const bool lineEnd = character.category() == QChar::Other_Control ||
                             character.category() == QChar::Separator_Line ||
                             character.category() == QChar::Separator_Paragraph;
        if (!lineEnd)
            kept.append(character);
    }
    while (!kept.isEmpty() && isUnseen(kept.back()))
        kept.chop(1);
    qsizetype start = 0;
    while (start < kept.size() && isUnseen(kept.at(start)))
        ++start;
    return kept.mid(start);
}

void install(QLineEdit &edit, std::function<Kind()> kind)
{
    const auto before = QSharedPointer<QString>::create(edit.text());
    QObject::connect(
        &edit, &QLineEdit::textChanged, &edit, [before, kind, &edit](const QString &now) {
            const QString old = *before;
            *before = now;
            const auto same = std::mismatch(old.cbegin(), old.cend(), now.cbegin(), now.cend());
            const qsizetype start = same.first - old.cbegin();
            qsizetype tail = 0;
            while (tail < old.size() - start && tail < now.size() - start &&
                   old.at(old.size() - 1 - tail) == now.at(now.size() - 1 - tail))
                ++tail;
            const QString inserted = now.mid(start, now.size() - start - tail);
            if (inserted.size() < 2)
                return;
            const QString clean = cleaned(inserted, kind());
            if (clean == inserted)
                return;
            edit.setText(now.left(start) + clean + now.right(tail));
            edit.setCursorPosition(int(start + clean.size()));
        });
}

} // namespace personae::pastecleaner
